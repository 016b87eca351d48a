using System.Data.Common;

namespace MeshKit.Typed.Stores.InMemory;

/// <summary>One mesh's door to a provider's jobs: each call is one critical section, and its own clock says what time it is.</summary>
internal sealed class InMemoryStore(JobTable table, TimeProvider time) : ISyncStore
{
    private volatile bool _disposed;

    private long Now => time.GetUtcNow().UtcTicks;

    public ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(
        IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        if (transaction is not null)
        {
            throw new SyncException(
                SyncErrorCodes.SyncNotSupported,
                "The in-memory store has no database that the transaction could belong to. Enqueue without it, or use the store of that database.");
        }

        using (Enter(cancellationToken))
        {
            var results = new Enqueuing(table, Now).Run(jobs);
            if (Array.Exists(results, result => result.Status != EnqueueStatus.Deduplicated))
                table.Changes.Increment();
            return new(results);
        }
    }

    public ValueTask<ExchangeResult> ExchangeAsync(
        IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlements);
        using (Enter(cancellationToken))
        {
            // The caller's predicate goes first: should it throw, nothing has happened yet.
            var claiming = claim is null ? null : new Claiming(table, claim, Now);
            var settling = new Settling(table, Now);
            var settled = settling.Settle(settlements);
            settling.ReleaseEndedLeases();
            var claimed = claiming?.Claim() ?? [];
            if (settling.HasChanged || claimed.Count > 0)
                table.Changes.Increment();
            return new(new ExchangeResult { Settled = settled, Claimed = claimed, NextDue = claiming?.FindNextDue() });
        }
    }

    public ValueTask<IReadOnlyList<LeaseState>> RenewAsync(
        IReadOnlyList<JobToken> leases, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(leases);
        using (Enter(cancellationToken))
            return new(new Working(table, Now).Renew(leases, duration));
    }

    public ValueTask<bool> WriteProgressAsync(JobToken lease, ProgressWrite progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        using (Enter(cancellationToken))
        {
            var held = new Working(table, Now).Write(lease, progress);
            if (held)
                table.Changes.Increment();
            return new(held);
        }
    }

    public ValueTask<EditResult> EditAsync(JobEdit edit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edit);
        using (Enter(cancellationToken))
        {
            var result = new Editing(table, Now).Apply(edit);
            if (result.Status is EditStatus.Done or EditStatus.Requested)
                table.Changes.Increment();
            return new(result);
        }
    }

    public ValueTask<StoredJob?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        using (Enter(cancellationToken))
            return new(table.Find(id)?.ToStoredJob());
    }

    public ValueTask<StoredJob?> FindHeadAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        using (Enter(cancellationToken))
            return new(table.FindLane(key)?.Head?.ToStoredJob());
    }

    public ValueTask<StoredJobPage> QueryAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        using (Enter(cancellationToken))
            return new(new Reading(table).Query(query));
    }

    public ValueTask<int> PruneAsync(PruneRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using (Enter(cancellationToken))
        {
            var pruned = new Pruning(table, Now).Run(request);
            if (pruned > 0)
                table.Changes.Increment();
            return new(pruned);
        }
    }

    public ValueTask<IReadOnlyList<StoreCount>> StatsAsync(CancellationToken cancellationToken)
    {
        using (Enter(cancellationToken))
            return new(new Reading(table).Count());
    }

    public ValueTask<long> WaitForChangeAsync(long seen, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using (Enter(cancellationToken))
        {
            // Only to see that the store is open: the wait itself holds no lock.
        }

        return table.Changes.WaitAsync(seen, timeout, time, cancellationToken);
    }

    /// <summary>Closes this door. The jobs stay with the provider.</summary>
    public ValueTask DisposeAsync()
    {
        _disposed = true;
        return ValueTask.CompletedTask;
    }

    private Lock.Scope Enter(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_disposed)
            throw new SyncException(SyncErrorCodes.StoreUnavailable, "The store was closed with its mesh. Open a new mesh.");
        var scope = table.Gate.EnterScope();
        try
        {
            table.ThrowIfClosed();
            return scope;
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }
}
