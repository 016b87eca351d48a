using System.Data.Common;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Testing;

/// <summary>
/// The in-memory store, through which a test can have one certain job claimed, and lose what its attempt writes as a crash would. The rules
/// are the store's own: nothing is decided here.
/// </summary>
internal sealed class TestStore(ISyncStore store) : ISyncStore
{
    private volatile CrashPoint? _crash;
    private IReadOnlyCollection<Guid> _passedOver = [];

    /// <summary>Has the next claims take one certain job only, and its attempt end as the crash says, until the answer is disposed.</summary>
    public async ValueTask<IDisposable> FocusAsync(Guid jobId, CrashPoint? crash, CancellationToken cancellationToken)
    {
        var active = new StoreQuery { Statuses = [SyncJobStatus.Pending, SyncJobStatus.Running], Limit = int.MaxValue };
        var pending = await store.QueryAsync(active, cancellationToken).ConfigureAwait(false);
        _passedOver = [.. pending.Jobs.Select(job => job.Id).Where(id => id != jobId)];
        _crash = crash;
        return new Focus(this);
    }

    public ValueTask<ExchangeResult> ExchangeAsync(IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken)
    {
        if (settlements.Count > 0 && _crash is not null)
            throw new SimulatedCrashException();
        var focused = claim is null ? null : claim with { Excluded = [.. claim.Excluded, .. _passedOver] };
        return store.ExchangeAsync(settlements, focused, cancellationToken);
    }

    public ValueTask<bool> WriteProgressAsync(JobToken lease, ProgressWrite progress, CancellationToken cancellationToken)
    {
        _crash?.OnProgress();
        return store.WriteProgressAsync(lease, progress, cancellationToken);
    }

    public ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken) =>
        store.EnqueueAsync(jobs, transaction, cancellationToken);

    public ValueTask<IReadOnlyList<LeaseState>> RenewAsync(IReadOnlyList<JobToken> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        store.RenewAsync(leases, duration, cancellationToken);

    public ValueTask<EditResult> EditAsync(JobEdit edit, CancellationToken cancellationToken) => store.EditAsync(edit, cancellationToken);

    public ValueTask<StoredJob?> FindAsync(Guid id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

    public ValueTask<StoredJob?> FindHeadAsync(string key, CancellationToken cancellationToken) => store.FindHeadAsync(key, cancellationToken);

    public ValueTask<StoredJobPage> QueryAsync(StoreQuery query, CancellationToken cancellationToken) => store.QueryAsync(query, cancellationToken);

    public ValueTask<int> PruneAsync(PruneRequest request, CancellationToken cancellationToken) => store.PruneAsync(request, cancellationToken);

    public ValueTask<IReadOnlyList<StoreCount>> StatsAsync(CancellationToken cancellationToken) => store.StatsAsync(cancellationToken);

    public ValueTask<long> WaitForChangeAsync(long seen, TimeSpan timeout, CancellationToken cancellationToken) =>
        store.WaitForChangeAsync(seen, timeout, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private sealed class Focus(TestStore store) : IDisposable
    {
        public void Dispose()
        {
            store._passedOver = [];
            store._crash = null;
        }
    }
}
