using System.Runtime.CompilerServices;

namespace MeshKit.Typed.Testing;

/// <content>Expectations of what is queued.</content>
public sealed partial class MeshTest
{
    /// <summary>Expects exactly one pending or running job of a kind that is as said. Jobs that have ended do not count: <see cref="Jobs"/> has them.</summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="type">The job, from the manifest, as <c>AppJobs.UploadDraft</c>.</param>
    /// <param name="where">What the payload must be; null for any.</param>
    /// <param name="key">The conflict key; null for any.</param>
    /// <param name="due">When the job is due; null for any time.</param>
    /// <param name="expression">Filled in by the compiler.</param>
    /// <returns>The job.</returns>
    /// <exception cref="MeshTestException">There is none, or there are several. The message shows what was expected beside what is there.</exception>
    public SyncJobInfo<T> ShouldHaveEnqueued<T>(
        SyncJobType<T> type,
        Func<T, bool>? where = null,
        string? key = null,
        DateTimeOffset? due = null,
        [CallerArgumentExpression(nameof(where))] string? expression = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        var jobs = Jobs;
        var found = Find(jobs, where, key, due);
        return found is [var job]
            ? job
            : throw jobs.Unexpected("one active job", found.Count, Row(type, where is null ? null : expression, key, due));
    }

    /// <summary>Expects no pending or running job of a kind that is as said.</summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="type">The job, from the manifest.</param>
    /// <param name="where">What the payload must be; null for any.</param>
    /// <param name="key">The conflict key; null for any.</param>
    /// <param name="expression">Filled in by the compiler.</param>
    /// <exception cref="MeshTestException">There is one. The message shows it.</exception>
    public void ShouldNotHaveEnqueued<T>(
        SyncJobType<T> type, Func<T, bool>? where = null, string? key = null, [CallerArgumentExpression(nameof(where))] string? expression = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        var jobs = Jobs;
        var found = Find(jobs, where, key, due: null);
        if (found.Count > 0)
            throw jobs.Unexpected("no active job", found.Count, Row(type, where is null ? null : expression, key, due: null));
    }

    /// <summary>Expects no pending or running job of any kind.</summary>
    /// <exception cref="MeshTestException">There is one. The message shows all.</exception>
    public void ShouldBeDrained()
    {
        if (Jobs.Active is { Count: > 0 } left)
            throw new MeshTestException($"Expected no active job, and found {left.Count}.\n\n{left}");
    }

    private static IReadOnlyList<SyncJobInfo<T>> Find<T>(JobList jobs, Func<T, bool>? where, string? key, DateTimeOffset? due) =>
        [.. jobs.Active.Of(where).Where(job => (key is null || job.ConflictKey == key) && (due is null || job.DueAt == due))];

    private static ExpectedRow Row(SyncJobType type, string? expression, string? key, DateTimeOffset? due) => new(type.Kind, "active", key, due, expression);
}
