using System.Data.Common;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Tests.Stores;

/// <summary>A store that hands everything on. What derives from it plants one bug.</summary>
internal abstract class FaultyStore(ISyncStore inner) : ISyncStore
{
    protected ISyncStore Inner => inner;

    public virtual ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(
        IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken) => inner.EnqueueAsync(jobs, transaction, cancellationToken);

    public virtual ValueTask<ExchangeResult> ExchangeAsync(
        IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken) => inner.ExchangeAsync(settlements, claim, cancellationToken);

    public virtual ValueTask<IReadOnlyList<LeaseState>> RenewAsync(IReadOnlyList<JobToken> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        inner.RenewAsync(leases, duration, cancellationToken);

    public virtual ValueTask<bool> WriteProgressAsync(JobToken lease, ProgressWrite progress, CancellationToken cancellationToken) =>
        inner.WriteProgressAsync(lease, progress, cancellationToken);

    public virtual ValueTask<EditResult> EditAsync(JobEdit edit, CancellationToken cancellationToken) => inner.EditAsync(edit, cancellationToken);

    public virtual ValueTask<StoredJob?> FindAsync(Guid id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

    public ValueTask<StoredJob?> FindHeadAsync(string key, CancellationToken cancellationToken) => inner.FindHeadAsync(key, cancellationToken);

    public virtual ValueTask<StoredJobPage> QueryAsync(StoreQuery query, CancellationToken cancellationToken) => inner.QueryAsync(query, cancellationToken);

    public virtual ValueTask<int> PruneAsync(PruneRequest request, CancellationToken cancellationToken) => inner.PruneAsync(request, cancellationToken);

    public ValueTask<IReadOnlyList<StoreCount>> StatsAsync(CancellationToken cancellationToken) => inner.StatsAsync(cancellationToken);

    public ValueTask<long> WaitForChangeAsync(long seen, TimeSpan timeout, CancellationToken cancellationToken) =>
        inner.WaitForChangeAsync(seen, timeout, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
