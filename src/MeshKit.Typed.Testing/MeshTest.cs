using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;

namespace MeshKit.Typed.Testing;

/// <summary>
/// A mesh for one test: its jobs are in memory, its clock stands still until the test moves it, and nothing runs until the test says so.
/// The rules are those of every store. By default every condition holds and the network gates nothing.
/// </summary>
public sealed partial class MeshTest : IAsyncDisposable
{
    private readonly TestProvider _provider = new();
    private readonly SyncManifest _manifest;
    private readonly MeshTestOptions _options;
    private readonly Dictionary<string, bool> _conditions;

    private MeshTest(SyncManifest manifest, MeshTestOptions options)
    {
        _manifest = manifest;
        _options = options;
        _conditions = manifest.Jobs.SelectMany(job => job.Settings.Conditions)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, _ => true);
        Clock = options.Clock ?? new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        var open = new MeshOptions { Manifest = manifest, TimeProvider = Clock, Limits = options.Limits, Protector = options.Protector ?? TestKey(manifest) };

        // In memory nothing is waited for.
        Mesh = Mesh.OpenAsync(_provider, open).GetAwaiter().GetResult();
    }

    /// <summary>
    /// The clock. It stands still: what waits for it (a delay, a timeout, a budget) waits until the test calls <see cref="AdvanceAsync"/>, or
    /// the clock's own <see cref="FakeTimeProvider.Advance"/>, which runs what falls due before it returns. Give it to code that takes a
    /// <see cref="TimeProvider"/>.
    /// </summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>The mesh, for code that takes one.</summary>
    public Mesh Mesh { get; }

    /// <summary>The jobs' calls, as the app uses them.</summary>
    public MeshSync Sync => Mesh.Sync;

    /// <summary>What network runs find; null, the default, gates nothing.</summary>
    public NetworkState? Network { get; set; }

    /// <summary>What becomes of exceptions that handlers throw. By default the test gets them.</summary>
    public HandlerErrors HandlerErrors { get; set; }

    /// <summary>All jobs as they stand, in the order in which they were enqueued.</summary>
    public JobList Jobs => new(ReadJobs(), _manifest, Clock.GetUtcNow());

    /// <summary>Makes a mesh for one test.</summary>
    /// <param name="manifest">The jobs that it knows, as <c>AppJobs.Manifest</c>.</param>
    /// <param name="options">How it begins.</param>
    public static MeshTest Create(SyncManifest manifest, MeshTestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new MeshTest(manifest, options ?? new MeshTestOptions());
    }

    /// <summary>Says whether a named condition holds. All do at first.</summary>
    /// <param name="name">The condition.</param>
    /// <param name="holds">Whether it holds from now on.</param>
    /// <exception cref="ArgumentException">No job of the manifest names the condition: it would gate nothing.</exception>
    public void SetCondition(string name, bool holds)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!_conditions.ContainsKey(name))
        {
            var named = string.Join(", ", _conditions.Keys.Order(StringComparer.Ordinal));
            throw new ArgumentException($"No job names the condition \"{name}\". These are named: {named}.", nameof(name));
        }

        _conditions[name] = holds;
    }

    /// <summary>
    /// A flush as the runs of this test make it, with its network and its conditions: for what takes <see cref="FlushOptions"/>, and to
    /// vary it by <c>with</c>.
    /// </summary>
    /// <param name="handlers">What the flush can run.</param>
    public FlushOptions OptionsFor(SyncHandlers handlers) => new()
    {
        Handlers = handlers,
        Network = Network,
        Conditions = _conditions.Keys.ToDictionary(name => name, name => new Func<bool>(() => _conditions[name])),
        ReportLimit = int.MaxValue,
    };

    /// <summary>Ends what still runs, and drops the jobs.</summary>
    public async ValueTask DisposeAsync()
    {
        var disposing = Mesh.DisposeAsync().AsTask();

        // A handler that a red test has left waiting is asked to stop, and abandoned when the clock has passed its flush's grace.
        while (!disposing.IsCompleted)
        {
            await Task.WhenAny(disposing, Task.Delay(1, CancellationToken.None)).ConfigureAwait(false);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await disposing.ConfigureAwait(false);
    }

    private static AesGcmProtector? TestKey(SyncManifest manifest) => manifest.Jobs.Any(job => job.Settings.ProtectedMember is not null)
        ? new AesGcmProtector(new ProtectorKey("test", RandomNumberGenerator.GetBytes(32)))
        : null;

    private List<SyncJobInfo> ReadJobs()
    {
        var jobs = new List<SyncJobInfo>();
        for (var query = new JobQuery { PageSize = 1000 }; ;)
        {
            // In memory nothing is waited for, so that an assertion need not be awaited.
            var page = Sync.JobsPageAsync(query).GetAwaiter().GetResult();
            jobs.AddRange(page.Jobs);
            if (page.Next is null)
                return jobs;
            query = query with { After = page.Next };
        }
    }
}
