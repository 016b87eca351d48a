using System.Data.Common;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.EndToEnd;

/// <summary>A store that does nothing: it gives out the same claimed job again and again, and takes every outcome.</summary>
internal sealed class ReplayStore(ClaimedJob job) : ISyncStore
{
    private static readonly SettleResult Settled = new(true, SyncJobStatus.Succeeded, 1, default);

    /// <summary>How many more jobs there are.</summary>
    public int Left { get; set; }

    public static ClaimedJob Claim(byte[] payload)
    {
        var id = Guid.CreateVersion7();
        var now = DateTimeOffset.UtcNow;
        return new ClaimedJob(
            new JobToken(id, 1, 1),
            new StoredJob
            {
                Id = id,
                Gate = new JobGate("upload-note", 1, NetworkNeed.NotNeeded, 0, ""),
                Status = SyncJobStatus.Running,
                Attempt = 1,
                MaxAttempts = 10,
                EnqueuedAt = now,
                DueAt = now,
                Payload = payload,
            },
            []);
    }

    public MeshProvider AsProvider() => new Provider(this);

    public ValueTask<ExchangeResult> ExchangeAsync(IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken)
    {
        // As a real store: a claim gives jobs of their own, and so has lists of its own.
        var count = Math.Min(claim?.MaxJobs ?? 0, Left);
        Left -= count;
        var settled = new SettleResult[settlements.Count];
        Array.Fill(settled, Settled);
        var claimed = new ClaimedJob[count];
        Array.Fill(claimed, job);
        return new(new ExchangeResult { Settled = settled, Claimed = claimed });
    }

    public ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<LeaseState>> RenewAsync(IReadOnlyList<JobToken> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        new(new LeaseState[leases.Count]);

    public ValueTask<bool> WriteProgressAsync(JobToken lease, ProgressWrite progress, CancellationToken cancellationToken) => new(true);

    public ValueTask<EditResult> EditAsync(JobEdit edit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<StoredJob?> FindAsync(Guid id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<StoredJob?> FindHeadAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<StoredJobPage> QueryAsync(StoreQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<int> PruneAsync(PruneRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<StoreCount>> StatsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<long> WaitForChangeAsync(long seen, TimeSpan timeout, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Provider(ReplayStore store) : MeshProvider
    {
        public override ValueTask<ISyncStore?> OpenStoreAsync(StoreContext context, CancellationToken cancellationToken) => new(store);
    }
}
