using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace MeshKit.Typed.Stores.Conformance;

/// <summary>
/// What every store promises, a test for each sentence of <see cref="ISyncStore"/>. A store passes by deriving this class once and giving
/// it a way to open. Each test has storage of its own; its jobs have one-letter names, from which their ids and payloads are made.
/// </summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private readonly List<ISyncStore> _opened = [];
    private long _lastFlush;

    /// <summary>The clock of the stores that the test opens.</summary>
    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    /// <summary>The store under test.</summary>
    protected ISyncStore Store { get; private set; } = null!;

    /// <summary>The time by the store's clock.</summary>
    protected virtual DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>How many bytes a stored payload counts beyond its own, for a job without a key.</summary>
    protected virtual int PayloadOverhead => 0;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens this test's storage; a later call opens the same storage once more, as another process would.</summary>
    protected abstract ValueTask<ISyncStore> OpenAsync(TimeProvider time);

    /// <summary>Lets time pass on the store's clock.</summary>
    protected virtual ValueTask AdvanceAsync(TimeSpan time)
    {
        Time.Advance(time);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens the store under test.</summary>
    public async ValueTask InitializeAsync() => Store = await OpenTrackedAsync();

    /// <summary>Closes what was opened; a derived class then removes its storage.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
            await store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async ValueTask<ISyncStore> OpenTrackedAsync()
    {
        var store = await OpenAsync(Time);
        _opened.Add(store);
        return store;
    }

    /// <summary>Closes the store and opens it again on the same storage.</summary>
    private async Task ReopenAsync()
    {
        _opened.Remove(Store);
        await Store.DisposeAsync();
        Store = await OpenTrackedAsync();
    }

    private static Guid Id(string name)
    {
        var bytes = new byte[16];
        Encoding.UTF8.GetBytes(name, bytes);
        return new Guid(bytes, bigEndian: true);
    }

    private static string Name(Guid id) => Encoding.UTF8.GetString(id.ToByteArray(bigEndian: true)).TrimEnd('\0');

    private static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    // A bare null would convert to an empty memory by way of a null array.
    private static ReadOnlyMemory<byte>? Utf8OrNull(string? text) => text is null ? default(ReadOnlyMemory<byte>?) : Utf8(text);

    private static string? Text(ReadOnlyMemory<byte>? bytes) => bytes is { } value ? Encoding.UTF8.GetString(value.Span) : null;

    private static JobGate Gate(string kind = "work", int version = 1, int priority = 0, NetworkNeed network = NetworkNeed.Online, string conditions = "") =>
        new(kind, version, network, priority, conditions);

    private static NewJob Job(
        string name,
        string? key = null,
        ConflictPolicy policy = ConflictPolicy.Dedupe,
        WhenRunning whenRunning = WhenRunning.PolicyDefault,
        string kind = "work",
        int priority = 0,
        TimeSpan delay = default,
        int maxAttempts = 10,
        bool hold = false) => new()
        {
            Id = Id(name),
            Gate = Gate(kind, priority: priority),
            Payload = Utf8($"\"{name}\""),
            Key = key,
            Policy = policy,
            WhenRunning = whenRunning,
            Delay = delay,
            MaxAttempts = maxAttempts,
            HoldKeyOnFailure = hold,
        };

    private static NewJob Append(string name, string key = "k", bool hold = false) => Job(name, key, ConflictPolicy.Append, hold: hold);

    private static NewJob Replace(string name, string key = "k", WhenRunning whenRunning = WhenRunning.PolicyDefault) =>
        Job(name, key, ConflictPolicy.Replace, whenRunning);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private async Task<EnqueueResult> EnqueueAsync(NewJob job) => Assert.Single(await Store.EnqueueAsync([job], null, Cancellation));

    /// <summary>Enqueues in one transaction.</summary>
    private async Task<IReadOnlyList<EnqueueResult>> EnqueueAllAsync(params NewJob[] jobs) => await Store.EnqueueAsync(jobs, null, Cancellation);

    /// <summary>Claims as a flush of its own, unless one is named.</summary>
    private ClaimRequest Request(
        int max = 100, long? flush = null, Func<JobGate, bool>? accepts = null, long maxBytes = long.MaxValue, double lease = 30, params Guid[] excluded) => new()
        {
            Accepts = accepts ?? (_ => true),
            MaxJobs = max,
            MaxBytes = maxBytes,
            LeaseDuration = Seconds(lease),
            FlushId = flush ?? Interlocked.Increment(ref _lastFlush) + 1000,
            Excluded = excluded,
        };

    private async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(ClaimRequest request) => (await Store.ExchangeAsync([], request, Cancellation)).Claimed;

    private Task<IReadOnlyList<ClaimedJob>> ClaimAsync(int max = 100, double lease = 30) => ClaimAsync(Request(max, lease: lease));

    private async Task<ClaimedJob> ClaimOneAsync(double lease = 30) => Assert.Single(await ClaimAsync(1, lease));

    private static Settlement Settlement(
        ClaimedJob job, SettlementKind kind, TimeSpan delay = default, SyncJobError? error = null, string? result = null) => new()
        {
            Lease = job.Lease,
            Kind = kind,
            Delay = delay,
            Error = error,
            Result = Utf8OrNull(result),
        };

    private async Task<SettleResult> SettleAsync(Settlement settlement) =>
        Assert.Single((await Store.ExchangeAsync([settlement], null, Cancellation)).Settled);

    private Task<SettleResult> SettleAsync(ClaimedJob job, SettlementKind kind, double delay = 0, SyncJobError? error = null, string? result = null) =>
        SettleAsync(Settlement(job, kind, Seconds(delay), error, result));

    private async Task<LeaseState> RenewAsync(ClaimedJob job, double seconds = 30) =>
        Assert.Single(await Store.RenewAsync([job.Lease], Seconds(seconds), Cancellation));

    private async Task<bool> CheckpointAsync(ClaimedJob job, string? value = "1") =>
        await Store.WriteProgressAsync(job.Lease, new ProgressWrite.Checkpoint(Utf8OrNull(value)), Cancellation);

    private async Task<bool> StepAsync(ClaimedJob job, string name, string? result) =>
        await Store.WriteProgressAsync(job.Lease, new ProgressWrite.Step(name, Utf8OrNull(result)), Cancellation);

    private async Task<EditResult> EditAsync(JobEdit edit) => await Store.EditAsync(edit, Cancellation);

    private Task<EditResult> CancelAsync(string name) => EditAsync(new JobEdit.Cancel(Id(name)));

    private Task<EditResult> RetryAsync(string name) => EditAsync(new JobEdit.Retry(Id(name)));

    private async Task<StoredJob> FindAsync(string name) =>
        await Store.FindAsync(Id(name), Cancellation) ?? throw new InvalidOperationException($"There is no job {name}.");

    private async Task<string?> HeadAsync(string key = "k") => await Store.FindHeadAsync(key, Cancellation) is { } head ? Name(head.Id) : null;

    /// <summary>The statuses of jobs, as <c>"a:Pending b:Running"</c>.</summary>
    private async Task<string> StatusesAsync(params string[] names)
    {
        var statuses = new List<string>();
        foreach (var name in names)
            statuses.Add($"{name}:{(await FindAsync(name)).Status}");
        return string.Join(' ', statuses);
    }

    private static string Names(IEnumerable<ClaimedJob> jobs) => string.Join(' ', jobs.Select(job => Name(job.Job.Id)));

    private static string Names(IEnumerable<StoredJob> jobs) => string.Join(' ', jobs.Select(job => Name(job.Id)));

    /// <summary>Claims and completes one job after another; the order in which they ran.</summary>
    private async Task<string> RunAllAsync()
    {
        var ran = new List<ClaimedJob>();
        while (await ClaimAsync(1) is [var job])
        {
            ran.Add(job);
            await SettleAsync(job, SettlementKind.Succeeded);
        }

        return Names(ran);
    }

    private async Task<SyncException> ConflictAsync(params NewJob[] jobs)
    {
        var exception = await Assert.ThrowsAsync<SyncException>(async () => await Store.EnqueueAsync(jobs, null, Cancellation));
        Assert.Equal(SyncErrorCodes.SyncConflict, exception.Code);
        return exception;
    }
}
