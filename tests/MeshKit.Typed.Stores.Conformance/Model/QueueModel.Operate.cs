namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>What an operator does: edits by id, and the deletion of what has ended. And what anybody reads.</summary>
public partial class QueueModel
{
    public EditResult Edit(JobEdit edit) => Find(edit.JobId) is not { } job
        ? new EditResult(EditStatus.NotFound)
        : edit switch
        {
            JobEdit.Cancel => Cancel(job),
            JobEdit.Retry => Retry(job),
            JobEdit.Checkpoint checkpoint => job.Status == SyncJobStatus.Pending ? Done(job with { Checkpoint = checkpoint.Value }) : WrongState(job),
            JobEdit.Repair repair => Repair(job, repair),
            _ => throw new ArgumentOutOfRangeException(nameof(edit)),
        };

    /// <summary>Deletes jobs that have ended long enough ago, those that ended first first. What holds its lane has a place still, and is kept.</summary>
    public int Prune(PruneRequest request)
    {
        var doomed = Jobs
            .Where(job => !job.IsActive && job.Place == Place.None && job.FinishedAt <= Ago(request.OlderThan))
            .Where(job => request.Statuses.Count == 0 || request.Statuses.Contains(job.Status))
            .OrderBy(job => job.FinishedAt).ThenBy(job => job.Sequence)
            .Take(request.Limit).ToList();
        Jobs = Jobs.RemoveRange(doomed);
        return doomed.Count;
    }

    /// <summary>All jobs that match, in the query's order; the stores give them in pages.</summary>
    public IReadOnlyList<StoredJob> Query(StoreQuery query)
    {
        var jobs = Jobs
            .Where(job => query.Kinds.Count == 0 || query.Kinds.Contains(job.Gate.Kind))
            .Where(job => query.Statuses.Count == 0 || query.Statuses.Contains(job.Status))
            .Where(job => query.Key is null || string.Equals(job.Key, query.Key, StringComparison.Ordinal))
            .Where(job => query.EnqueuedFrom is not { } from || job.EnqueuedAt >= from)
            .Where(job => query.EnqueuedBefore is not { } before || job.EnqueuedAt < before)
            .Select(job => job.ToStoredJob()).ToList();
        if (query.Descending)
            jobs.Reverse();
        return jobs;
    }

    public IReadOnlyList<StoreCount> Stats() =>
        [.. Jobs.CountBy(job => (job.Gate.Kind, job.Status)).Select(count => new StoreCount(count.Key.Kind, count.Key.Status, count.Value))];

    /// <summary>Rule 14: a pending job ends at once, a running one is asked to.</summary>
    private EditResult Cancel(ModelJob job) => job switch
    {
        { IsRunning: true } => new EditResult(EditStatus.Requested, Put(job with { IsAskedToCancel = true }).Status),
        { IsActive: true } => new EditResult(EditStatus.Done, End(job, SyncJobStatus.Cancelled).Status),
        _ => WrongState(job),
    };

    /// <summary>Rule 2: a manual retry starts a new generation, in which one more terminal outcome may be recorded.</summary>
    private EditResult Retry(ModelJob job)
    {
        if (job.Status is not (SyncJobStatus.Failed or SyncJobStatus.Cancelled or SyncJobStatus.Quarantined))
            return WrongState(job);

        // Rule 9: an exclusive job comes back only where its key has no other active one.
        if (job is { Key: { } key, IsExclusive: true } && FindRival(key) is { } rival)
            return new EditResult(EditStatus.KeyTaken, job.Status, rival.Id);
        return Done(job with
        {
            Status = SyncJobStatus.Pending,
            Place = FindPlaceToReturn(job),
            Generation = job.Generation + 1,
            DueAt = Now,
            Attempt = 0,
            Snoozes = 0,
            CutShort = 0,
            IsAskedToCancel = false,
            IsAskedToStop = false,
            Successor = null,
            FinishedAt = null,
            ExpiresAt = null,
        });
    }

    /// <summary>Rule 9: what holds its lane is its head already; an append job keeps its old place, before a ready append head that came after it.</summary>
    private Place FindPlaceToReturn(ModelJob job)
    {
        if (job.Place == Place.Head || job.Key is null || FindHead(job.Key) is not { } head)
            return Place.Head;
        if (job.IsExclusive || head is not { IsReady: true, IsExclusive: false } || head.Position < job.Position)
            return Place.Waits;
        Put(head with { Place = Place.Waits });
        return Place.Head;
    }

    /// <summary>Rule 10: what was quarantined byte for byte can be repaired and resumed.</summary>
    private EditResult Repair(ModelJob job, JobEdit.Repair repair)
    {
        if (job.Status == SyncJobStatus.Quarantined && Retry(job) is { Status: not EditStatus.Done } refused)
            return refused;
        job = Find(job.Id)!;
        return job.Status == SyncJobStatus.Pending
            ? Done(job with { Gate = repair.Gate, Payload = repair.Payload, PayloadFormat = repair.PayloadFormat, Revision = job.Revision + 1 })
            : WrongState(job);
    }

    private EditResult Done(ModelJob job) => new(EditStatus.Done, Put(job).Status);

    private static EditResult WrongState(ModelJob job) => new(EditStatus.WrongState, job.Status);
}
