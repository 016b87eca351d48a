using System.Collections.Concurrent;
using System.Data.Common;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Tests.Stores;

/// <summary>Takes whatever token it is given for the current one.</summary>
internal sealed class WithoutTokenCheck(ISyncStore inner) : FaultyStore(inner)
{
    private readonly ConcurrentDictionary<Guid, JobToken> _current = new();

    public override async ValueTask<ExchangeResult> ExchangeAsync(IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken)
    {
        var forged = settlements.Select(settlement => settlement with { Lease = Current(settlement.Lease) }).ToList();
        var result = await Inner.ExchangeAsync(forged, claim, cancellationToken);
        foreach (var job in result.Claimed)
            _current[job.Job.Id] = job.Lease;
        return result;
    }

    public override ValueTask<IReadOnlyList<LeaseState>> RenewAsync(IReadOnlyList<JobToken> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        Inner.RenewAsync([.. leases.Select(Current)], duration, cancellationToken);

    public override ValueTask<bool> WriteProgressAsync(JobToken lease, ProgressWrite progress, CancellationToken cancellationToken) =>
        Inner.WriteProgressAsync(Current(lease), progress, cancellationToken);

    private JobToken Current(JobToken lease) => _current.GetValueOrDefault(lease.JobId, lease);
}

/// <summary>Looks whether the key is free, and then inserts, in two transactions.</summary>
internal sealed class CheckThenInsert(ISyncStore inner) : FaultyStore(inner)
{
    public override async ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(
        IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var job = jobs[0];
        if (await Inner.FindHeadAsync(job.Key!, cancellationToken) is { } head)
            return [new EnqueueResult(head.Id, EnqueueStatus.Deduplicated, head.Status)];
        await Task.Delay(10, cancellationToken);
        return await Inner.EnqueueAsync([job with { Policy = ConflictPolicy.Append }], transaction, cancellationToken);
    }
}

/// <summary>Never lets a job run that once waited behind its key.</summary>
internal sealed class WithoutPromotion(ISyncStore inner) : FaultyStore(inner)
{
    private readonly HashSet<Guid> _waited = [];

    public override async ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(
        IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var results = await Inner.EnqueueAsync(jobs, transaction, cancellationToken);
        foreach (var result in results)
        {
            if (await Inner.FindAsync(result.JobId, cancellationToken) is { IsWaiting: true })
                _waited.Add(result.JobId);
        }

        return results;
    }

    public override ValueTask<ExchangeResult> ExchangeAsync(IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken) =>
        Inner.ExchangeAsync(settlements, claim is null ? null : claim with { Excluded = [.. claim.Excluded, .. _waited] }, cancellationToken);
}

/// <summary>Enqueues many in as many transactions.</summary>
internal sealed class WithoutAtomicBatches(ISyncStore inner) : FaultyStore(inner)
{
    public override async ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(
        IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var results = new List<EnqueueResult>();
        foreach (var job in jobs)
            results.AddRange(await Inner.EnqueueAsync([job], transaction, cancellationToken));
        return results;
    }
}

/// <summary>Changes jobs on their way into the store.</summary>
internal sealed class Mistaking(ISyncStore inner, Func<NewJob, NewJob> mistake) : FaultyStore(inner)
{
    public override ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(
        IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken) =>
        Inner.EnqueueAsync([.. jobs.Select(mistake)], transaction, cancellationToken);
}

/// <summary>Keeps the caller's memory in place of a copy.</summary>
internal sealed class WithAliasedPayloads(ISyncStore inner) : FaultyStore(inner)
{
    private readonly Dictionary<Guid, ReadOnlyMemory<byte>> _payloads = [];

    public override ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(
        IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        foreach (var job in jobs)
            _payloads[job.Id] = job.Payload;
        return Inner.EnqueueAsync(jobs, transaction, cancellationToken);
    }

    public override async ValueTask<StoredJob?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await Inner.FindAsync(id, cancellationToken) is { } job ? job with { Payload = _payloads[id] } : null;
}

/// <summary>Misreads what a claim asks for.</summary>
internal sealed class Misclaiming(ISyncStore inner, Func<ClaimRequest, ClaimRequest> mistake) : FaultyStore(inner)
{
    public override ValueTask<ExchangeResult> ExchangeAsync(IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken) =>
        Inner.ExchangeAsync(settlements, claim is null ? null : mistake(claim), cancellationToken);
}

/// <summary>Misreads how attempts end.</summary>
internal sealed class Missettling(ISyncStore inner, Func<Settlement, Settlement> mistake) : FaultyStore(inner)
{
    public override ValueTask<ExchangeResult> ExchangeAsync(IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken) =>
        Inner.ExchangeAsync([.. settlements.Select(mistake)], claim, cancellationToken);
}

/// <summary>Settles in one transaction and claims in another before it.</summary>
internal sealed class ClaimingBeforeSettling(ISyncStore inner) : FaultyStore(inner)
{
    public override async ValueTask<ExchangeResult> ExchangeAsync(IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken)
    {
        var claimed = await Inner.ExchangeAsync([], claim, cancellationToken);
        return claimed with { Settled = (await Inner.ExchangeAsync(settlements, null, cancellationToken)).Settled };
    }
}

/// <summary>Gives a job that it has just given to one flush to the next one too.</summary>
internal sealed class ClaimingTwice(ISyncStore inner) : FaultyStore(inner)
{
    private volatile IReadOnlyList<ClaimedJob> _last = [];

    public override async ValueTask<ExchangeResult> ExchangeAsync(IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken)
    {
        var result = await Inner.ExchangeAsync(settlements, claim, cancellationToken);
        var claimed = result.Claimed.Count > 0 ? result.Claimed : _last;
        _last = result.Claimed;
        return result with { Claimed = claimed };
    }
}

/// <summary>Writes over the recorded result of a step.</summary>
internal sealed class WithRewrittenSteps(ISyncStore inner) : FaultyStore(inner)
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>?> _latest = [];

    public override ValueTask<bool> WriteProgressAsync(JobToken lease, ProgressWrite progress, CancellationToken cancellationToken)
    {
        if (progress is ProgressWrite.Step step)
            _latest[step.Name] = step.Result;
        return Inner.WriteProgressAsync(lease, progress, cancellationToken);
    }

    public override async ValueTask<ExchangeResult> ExchangeAsync(IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken)
    {
        var result = await Inner.ExchangeAsync(settlements, claim, cancellationToken);
        return result with
        {
            Claimed = [.. result.Claimed.Select(job => job with { Steps = [.. job.Steps.Select(step => step with { Result = _latest[step.Name] })] })],
        };
    }
}
