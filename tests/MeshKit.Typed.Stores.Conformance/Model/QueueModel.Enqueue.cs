namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>Rule 8: policies are decided by the store, in one transaction.</summary>
public partial class QueueModel
{
    /// <summary>Adds jobs in order, all or none; the policies see the earlier ones of the same call.</summary>
    public virtual IReadOnlyList<EnqueueResult> Enqueue(IReadOnlyList<NewJob> jobs) =>
        Atomically<IReadOnlyList<EnqueueResult>>(() => [.. jobs.Select(Enqueue)]);

    private EnqueueResult Enqueue(NewJob job)
    {
        // Rule 5: the client chooses the id, so that a call whose answer was lost can be repeated.
        if (Find(job.Id) is { } stored)
            return Dedupe(job, stored);
        return job.Policy switch
        {
            ConflictPolicy.Append => Add(job),
            ConflictPolicy.Replace => Replace(job),
            ConflictPolicy.Merge => Merge(job),
            ConflictPolicy.Fail => FindRival(job) is { } rival ? throw Conflict(rival) : Add(job),
            ConflictPolicy.Dedupe => FindRival(job) is { } rival ? Dedupe(job, rival) : Add(job),
            _ => throw new ArgumentOutOfRangeException(nameof(job)),
        };
    }

    /// <summary>The active job that dedupe and fail name: where the arriving job lets a running head finish, that one does not count.</summary>
    private ModelJob? FindRival(NewJob job) => job.Key is { } key ? FindRival(key, countsRunning: job.WhenRunning != WhenRunning.Finish) : null;

    /// <summary>
    /// The exclusive job that waits, else the head if it is exclusive, else the latest append job; null where none is active. What has
    /// failed and holds the lane is never named.
    /// </summary>
    private ModelJob? FindRival(string key, bool countsRunning = true)
    {
        var active = Lane(key).Where(job => job.IsActive && (countsRunning || !job.IsRunning)).ToList();
        return active.Find(job => job is { IsExclusive: true, IsWaiting: true })
            ?? active.Find(job => job is { IsExclusive: true, Place: Place.Head })
            ?? active.LastOrDefault();
    }

    /// <summary>The receipt names the job that is there. A delete must not vanish into an upload: both are of one kind.</summary>
    private static EnqueueResult Dedupe(NewJob job, ModelJob existing) =>
        IsOfKind(job, existing) ? new EnqueueResult(existing.Id, EnqueueStatus.Deduplicated, existing.Status) : throw Conflict(existing);

    /// <summary>A kind that was renamed is the same kind to its jobs of before.</summary>
    private static bool IsOfKind(NewJob job, ModelJob stored) =>
        job.FormerKinds.Append(job.Gate.Kind).Contains(stored.Gate.Kind, StringComparer.Ordinal);

    /// <summary>
    /// A queued job gives up its place, of whatever kind. A running one is never touched: it is asked to stop, unless it may finish, and the
    /// new job waits behind it.
    /// </summary>
    private EnqueueResult Replace(NewJob job)
    {
        var queued = FindQueued(job.Key);
        var superseded = job.Key is { } key && FindHead(key) is { IsExclusive: true, IsRunning: true } head ? head : null;
        if (superseded is not null)
            Put(superseded with { Successor = job.Id, IsAskedToStop = superseded.IsAskedToStop || job.WhenRunning != WhenRunning.Finish });
        return queued is not null ? TakePlace(job, queued) : Add(job, previous: superseded);
    }

    /// <summary>
    /// The engine merges, outside the store; the store swaps only while the queued job is what was merged. A running job is let alone: the
    /// new one waits behind it.
    /// </summary>
    private EnqueueResult Merge(NewJob job)
    {
        if (FindQueued(job.Key) is not { } queued)
            return Add(job);
        if (!IsOfKind(job, queued))
            throw Conflict(queued);
        if (job.MergeBase is not { } merged || (merged.JobId, merged.Revision) != (queued.Id, queued.Revision))
            throw new MergeNeededException(job.Id, queued.ToStoredJob());
        var result = TakePlace(job, queued);
        if (merged.KeepsProgress)
            Put(Find(job.Id)! with { Checkpoint = queued.Checkpoint, Steps = queued.Steps });
        return result with { Status = EnqueueStatus.Merged };
    }

    /// <summary>The pending exclusive job of a key that may be replaced: the one that waits, else a ready head. Append jobs never are.</summary>
    public ModelJob? FindQueued(string? key)
    {
        var queued = key is null ? [] : Lane(key).Where(job => job is { IsExclusive: true, Status: SyncJobStatus.Pending }).ToList();
        return queued.Find(job => job.IsWaiting) ?? queued.Find(job => job.IsReady);
    }

    /// <summary>The queued job ends as replaced; the new one stands where it stood, with no attempts used, due at its own time.</summary>
    private EnqueueResult TakePlace(NewJob job, ModelJob queued)
    {
        Put(queued with { Status = SyncJobStatus.Replaced, FinishedAt = Now, Place = Place.None, Successor = job.Id });
        return Add(job, queued, queued);
    }

    /// <summary>Adds a job: in the place of another, or with the next position as the head of its lane or behind it.</summary>
    private EnqueueResult Add(NewJob job, ModelJob? inPlaceOf = null, ModelJob? previous = null)
    {
        var isBehind = job.Key is { } key && Lane(key).Count > 0;
        var sequence = ++_lastSequence;
        Put(new ModelJob
        {
            Id = job.Id,
            Sequence = sequence,
            Position = inPlaceOf?.Position ?? sequence,
            Place = inPlaceOf?.Place ?? (isBehind ? Place.Waits : Place.Head),
            Gate = job.Gate,
            Key = job.Key,
            IsExclusive = job.Policy != ConflictPolicy.Append,
            HoldsOnFailure = job is { HoldKeyOnFailure: true, Policy: ConflictPolicy.Append, Key: not null },
            MaxAttempts = job.MaxAttempts,
            EnqueuedAt = Now,
            DueAt = job.RunAt ?? In(job.Delay),
            ExpiresAt = job.ExpireAfter is { } expiry ? In(expiry) : null,
            Payload = job.Payload,
            PayloadFormat = job.PayloadFormat,
            TraceParent = job.TraceParent,
        });
        return new EnqueueResult(job.Id, previous is null ? EnqueueStatus.Added : EnqueueStatus.Replaced, SyncJobStatus.Pending, previous?.Id);
    }

    private static SyncException Conflict(ModelJob existing) =>
        new(SyncErrorCodes.SyncConflict, "The key is taken.") { JobId = existing.Id, JobStatus = existing.Status };
}
