using System.Collections.Concurrent;
using System.Data.Common;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>
/// A store whose values are sealed on their way in and opened on their way out, so that engine and stores need not know. What does not open
/// comes back as <see cref="SealedValue.Unopened"/> and never as an exception: such a job is still found, listed, cancelled and retried.
/// Jobs that were stored in clear stay readable; their keys stay in clear, so that they and sealed jobs of the same key do not find each other.
/// </summary>
internal sealed class SealedStore(ISyncStore inner, IPayloadProtector protector) : ISyncStore
{
    private readonly Sealer _sealer = new(protector);
    private readonly JobOpener _opener = new(new Sealer(protector));

    // Of what this mesh has claimed and not settled, so that progress needs no look at its job.
    private readonly ConcurrentDictionary<JobToken, Guid> _lineages = new();

    public async ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(
        IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        var stored = new NewJob[jobs.Count];
        for (var i = 0; i < stored.Length; i++)
            stored[i] = Seal(jobs[i], await LineageOfAsync(jobs[i], cancellationToken).ConfigureAwait(false));

        try
        {
            return await inner.EnqueueAsync(stored, transaction, cancellationToken).ConfigureAwait(false);
        }
        catch (MergeNeededException needed)
        {
            throw new MergeNeededException(needed.JobId, _opener.Open(needed.Queued));
        }
    }

    public async ValueTask<ExchangeResult> ExchangeAsync(
        IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlements);
        var stored = new Settlement[settlements.Count];
        for (var i = 0; i < stored.Length; i++)
            stored[i] = Seal(settlements[i]);
        var result = await inner.ExchangeAsync(stored, claim, cancellationToken).ConfigureAwait(false);
        foreach (var settlement in settlements)
            _lineages.TryRemove(settlement.Lease, out _);
        return result.Claimed.Count == 0 ? result : result with { Claimed = [.. result.Claimed.Select(Open)] };
    }

    public ValueTask<IReadOnlyList<LeaseState>> RenewAsync(IReadOnlyList<JobToken> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        inner.RenewAsync(leases, duration, cancellationToken);

    public async ValueTask<bool> WriteProgressAsync(JobToken lease, ProgressWrite progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (!_lineages.TryGetValue(lease, out var lineage))
            lineage = await LineageOfAsync(lease.JobId, cancellationToken).ConfigureAwait(false);
        ProgressWrite stored = progress switch
        {
            ProgressWrite.Checkpoint checkpoint => checkpoint with { Value = _sealer.Seal(lineage, Sealer.Purpose.Checkpoint, checkpoint.Value) },
            ProgressWrite.Step step => step with { Result = _sealer.Seal(lineage, Sealer.Purpose.Step, step.Result, step.Name) },
            _ => throw new ArgumentException($"The progress {progress.GetType().Name} is not known.", nameof(progress)),
        };
        return await inner.WriteProgressAsync(lease, stored, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<EditResult> EditAsync(JobEdit edit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var stored = edit switch
        {
            JobEdit.Checkpoint checkpoint => await SealAsync(checkpoint, cancellationToken).ConfigureAwait(false),
            JobEdit.Repair repair => await SealAsync(repair, cancellationToken).ConfigureAwait(false),
            _ => edit,
        };
        return await inner.EditAsync(stored, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<StoredJob?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        OpenOrNull(await inner.FindAsync(id, cancellationToken).ConfigureAwait(false));

    public async ValueTask<StoredJob?> FindHeadAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return OpenOrNull(await inner.FindHeadAsync(protector.HashKey(key), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Reads the head of a stored job's lane, also where its key does not open, or was stored in clear.</summary>
    public async ValueTask<StoredJob?> FindHeadAsync(StoredJob job, CancellationToken cancellationToken) =>
        job.Seal.StoredKey is { } key ? OpenOrNull(await inner.FindHeadAsync(key, cancellationToken).ConfigureAwait(false)) : null;

    public async ValueTask<StoredJobPage> QueryAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var key = query.Key is null ? null : protector.HashKey(query.Key);
        var page = await inner.QueryAsync(query with { Key = key }, cancellationToken).ConfigureAwait(false);
        return page with { Jobs = [.. page.Jobs.Select(_opener.Open)] };
    }

    public ValueTask<int> PruneAsync(PruneRequest request, CancellationToken cancellationToken) => inner.PruneAsync(request, cancellationToken);

    public ValueTask<IReadOnlyList<StoreCount>> StatsAsync(CancellationToken cancellationToken) => inner.StatsAsync(cancellationToken);

    public ValueTask<long> WaitForChangeAsync(long seen, TimeSpan timeout, CancellationToken cancellationToken) =>
        inner.WaitForChangeAsync(seen, timeout, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private NewJob Seal(NewJob job, Guid lineage)
    {
        var key = job.Key is null ? null : protector.HashKey(job.Key);
        return job with
        {
            Key = key,
            Payload = _sealer.SealPayload(job.Id, job.Gate, key, job.Payload.Span, job.PayloadFormat, new Sealer.Identity(lineage, job.Key)),
            PayloadFormat = SealedValue.SealedFormat,
        };
    }

    private Settlement Seal(Settlement settlement) => settlement with
    {
        Result = _sealer.Seal(settlement.Lease.JobId, Sealer.Purpose.Result, settlement.Result),
        Error = _sealer.Seal(settlement.Lease.JobId, settlement.Error),
    };

    private async ValueTask<JobEdit> SealAsync(JobEdit.Checkpoint edit, CancellationToken cancellationToken)
    {
        if (edit.Value is null)
            return edit;
        var lineage = await LineageOfAsync(edit.JobId, cancellationToken).ConfigureAwait(false);
        return edit with { Value = _sealer.Seal(lineage, Sealer.Purpose.Checkpoint, edit.Value) };
    }

    /// <summary>The new payload carries on what identifies the job, which no edit changes.</summary>
    private async ValueTask<JobEdit> SealAsync(JobEdit.Repair edit, CancellationToken cancellationToken)
    {
        if (await inner.FindAsync(edit.JobId, cancellationToken).ConfigureAwait(false) is not { } job)
            return edit;
        return edit with
        {
            Payload = _sealer.SealPayload(job.Id, edit.Gate, job.Key, edit.Payload.Span, edit.PayloadFormat, _opener.IdentityOf(job)),
            PayloadFormat = SealedValue.SealedFormat,
        };
    }

    /// <summary>A merged job that keeps the progress of the one that it replaces is of its lineage; every other begins its own.</summary>
    private ValueTask<Guid> LineageOfAsync(NewJob job, CancellationToken cancellationToken) => job.MergeBase switch
    {
        not { KeepsProgress: true } => new(job.Id),
        { Lineage: { } lineage } => new(lineage),
        var merged => LineageOfAsync(merged.JobId, cancellationToken),
    };

    private async ValueTask<Guid> LineageOfAsync(Guid id, CancellationToken cancellationToken) =>
        await inner.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } job ? _opener.IdentityOf(job).Lineage : id;

    private ClaimedJob Open(ClaimedJob claimed)
    {
        var opened = _opener.Open(claimed);
        _lineages[opened.Lease] = opened.Job.Seal.Lineage ?? opened.Job.Id;
        return opened;
    }

    private StoredJob? OpenOrNull(StoredJob? stored) => stored is null ? null : _opener.Open(stored);
}
