using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance.Model;

namespace MeshKit.Typed.Tests.Stores;

/// <summary>Rule 3 broken: whoever claimed the job once may write.</summary>
internal sealed class NoTokenPredicate : QueueModel
{
    protected override ModelJob? Fenced(JobToken lease) => Find(lease.JobId) is { IsRunning: true } job ? job : null;
}

/// <summary>Rule 8 broken: the policies look at the lanes as they were before the transaction, and then all jobs are inserted.</summary>
internal sealed class CheckThenInsertModel : QueueModel
{
    private HashSet<Guid>? _seen;

    public override IReadOnlyList<EnqueueResult> Enqueue(IReadOnlyList<NewJob> jobs)
    {
        _seen = [.. Jobs.Select(job => job.Id)];
        try
        {
            return base.Enqueue(jobs);
        }
        finally
        {
            _seen = null;
        }
    }

    protected override IReadOnlyList<ModelJob> Lane(string key) => [.. base.Lane(key).Where(job => _seen is null || _seen.Contains(job.Id))];
}

/// <summary>The lanes' rule broken: what waits is left waiting when its head has ended.</summary>
internal sealed class NoPromotion : QueueModel
{
    protected override void Promote(string key)
    {
    }
}

/// <summary>Rule 9 broken: of the waiting jobs, the one that is due first goes first.</summary>
internal sealed class LaneByTime : QueueModel
{
    protected override ModelJob? NextOf(IReadOnlyList<ModelJob> lane) => lane.Where(job => job.IsWaiting).MinBy(job => job.DueAt);
}

/// <summary>Rule 4 broken: an attempt is counted when it is settled, so that one that kills its process never is.</summary>
internal sealed class AttemptCountedAtSettle : QueueModel
{
    protected override ModelJob Started(ModelJob job) => job;

    protected override ModelJob EndAttempt(ModelJob job, SettlementKind kind, TimeSpan delay, bool hasCrashed) =>
        base.EndAttempt(hasCrashed ? job : job with { Attempt = job.Attempt + 1 }, kind, delay, hasCrashed);
}
