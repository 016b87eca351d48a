using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace MeshKit.Typed.Testing;

/// <summary>The jobs of a test as they stood at one moment. <see cref="ToString"/> shows them as a table.</summary>
public sealed class JobList : IReadOnlyList<SyncJobInfo>
{
    private readonly List<SyncJobInfo> _jobs;
    private readonly SyncManifest _manifest;
    private readonly DateTimeOffset _now;

    internal JobList(List<SyncJobInfo> jobs, SyncManifest manifest, DateTimeOffset now)
    {
        _jobs = jobs;
        _manifest = manifest;
        _now = now;
    }

    /// <inheritdoc/>
    public int Count => _jobs.Count;

    /// <inheritdoc/>
    public SyncJobInfo this[int index] => _jobs[index];

    /// <summary>Those that are pending or running.</summary>
    public JobList Active => new([.. _jobs.Where(job => job.IsActive)], _manifest, _now);

    /// <summary>Those of one payload type whose payload fits.</summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="where">What the payload must be; null for any.</param>
    /// <exception cref="ArgumentException">The manifest does not declare the type.</exception>
    public IReadOnlyList<SyncJobInfo<T>> Of<T>(Func<T, bool>? where = null)
    {
        var type = TypeOf<T>();
        return
        [
            .. _jobs.Where(job => type.Kinds.Contains(job.Kind) && type.Reads(job.Version))
                .Select(job => new SyncJobInfo<T>(job, type))
                .Where(job => where is null || where(job.Decode())),
        ];
    }

    /// <summary>The one job of a payload type whose payload fits.</summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="where">What the payload must be; null for any.</param>
    /// <param name="expression">Filled in by the compiler.</param>
    /// <exception cref="MeshTestException">There is none, or there are several.</exception>
    [SuppressMessage("Naming", "CA1720", Justification = "It is what Enumerable.Single is.")]
    public SyncJobInfo<T> Single<T>(Func<T, bool>? where = null, [CallerArgumentExpression(nameof(where))] string? expression = null) =>
        Of(where) is [var job]
            ? job
            : throw Unexpected("one job", Of(where).Count, new ExpectedRow(TypeOf<T>().Kind, Payload: where is null ? null : expression));

    /// <summary>The jobs as a table: kind, status, key, due time seen from the test's clock, attempts and payload.</summary>
    public override string ToString() => JobTable.Print(_jobs, expected: null, _now);

    /// <inheritdoc/>
    public IEnumerator<SyncJobInfo> GetEnumerator() => _jobs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Says what was expected beside what is there.</summary>
    internal MeshTestException Unexpected(string expectation, int found, ExpectedRow expected) =>
        new($"Expected {expectation}; {(found == 0 ? "none fits" : $"{found} fit")}.\n\n{JobTable.Print(_jobs, expected, _now)}");

    private SyncJobType<T> TypeOf<T>() => _manifest.Jobs.OfType<SyncJobType<T>>().SingleOrDefault()
        ?? throw new ArgumentException($"The manifest of this test does not declare {typeof(T)}. Create the test with the manifest that does.");
}
