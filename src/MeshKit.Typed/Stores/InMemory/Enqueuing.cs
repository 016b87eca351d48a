namespace MeshKit.Typed.Stores.InMemory;

/// <summary>Adds jobs by their policies, all or none.</summary>
internal readonly struct Enqueuing(JobTable table, long now)
{
    public EnqueueResult[] Run(IReadOnlyList<NewJob> jobs)
    {
        var results = new EnqueueResult[jobs.Count];

        // One job alone is refused before it changes anything.
        var undo = jobs.Count > 1 ? new Stack<Step>() : null;
        try
        {
            for (var i = 0; i < results.Length; i++)
                results[i] = Enqueue(jobs[i], undo);
            return results;
        }
        catch
        {
            while (undo is not null && undo.TryPop(out var step))
                Undo(step);
            throw;
        }
    }

    private EnqueueResult Enqueue(NewJob job, Stack<Step>? undo)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (table.Find(job.Id) is { } known)
            return Deduplicate(job, known);
        var lane = job.Key is null ? null : table.FindLane(job.Key);
        if (lane is null || job.Policy == ConflictPolicy.Append)
            return Add(job, null, null, undo);
        if (job.Policy == ConflictPolicy.Replace)
            return Replace(job, lane, undo);
        if (job.Policy == ConflictPolicy.Merge)
            return Merge(job, lane, undo);
        if (lane.FindActive(countsRunning: job.WhenRunning != WhenRunning.Finish) is not { } active)
            return Add(job, null, null, undo);
        return job.Policy == ConflictPolicy.Fail ? throw Conflict(job, active) : Deduplicate(job, active);
    }

    private EnqueueResult Replace(NewJob job, Lane lane, Stack<Step>? undo)
    {
        var superseded = lane.Head is { IsExclusive: true, Status: SyncJobStatus.Running } head ? head : null;
        return Add(job, lane.FindReplaceable(), superseded, undo);
    }

    private EnqueueResult Merge(NewJob job, Lane lane, Stack<Step>? undo)
    {
        if (lane.FindReplaceable() is not { } queued)
            return Add(job, null, null, undo);
        if (!job.IsOfKind(queued.Gate.Gate.Kind))
            throw Conflict(job, queued);
        if (job.MergeBase is not { } merged || merged.JobId != queued.Id || merged.Revision != queued.Revision)
            throw new MergeNeededException(job.Id, queued.ToStoredJob());
        var result = Add(job, queued, null, undo);
        if (merged.KeepsProgress)
            table.Find(job.Id)!.InheritProgress(queued);
        return result with { Status = EnqueueStatus.Merged };
    }

    private EnqueueResult Add(NewJob job, Row? replaced, Row? superseded, Stack<Step>? undo)
    {
        var row = ToRow(job);
        if (replaced is not null)
            row.Position = replaced.Position;
        table.Add(row, replaced, now);
        undo?.Push(new Step(row, replaced, superseded, superseded?.Successor, superseded is { IsStopRequested: true }));
        if (superseded is not null)
        {
            superseded.Successor = row.Id;
            superseded.IsStopRequested |= job.WhenRunning != WhenRunning.Finish;
        }

        var previous = replaced ?? superseded;
        return new EnqueueResult(
            row.Id, previous is null ? EnqueueStatus.Added : EnqueueStatus.Replaced, SyncJobStatus.Pending, previous?.Id);
    }

    private static EnqueueResult Deduplicate(NewJob job, Row row) =>
        job.IsOfKind(row.Gate.Gate.Kind) ? new EnqueueResult(row.Id, EnqueueStatus.Deduplicated, row.Status) : throw Conflict(job, row);

    private static SyncException Conflict(NewJob job, Row row)
    {
        var reason = row.Id == job.Id
            ? $"The id {job.Id} belongs to a job of the kind \"{row.Gate.Gate.Kind}\". Choose another id."
            : $"The job {row.Id} of the kind \"{row.Gate.Gate.Kind}\" is active under the conflict key of the new \"{job.Gate.Kind}\" job. "
            + "Wait until it has ended, or enqueue with another policy.";
        return new SyncException(SyncErrorCodes.SyncConflict, reason) { JobId = row.Id, JobStatus = row.Status };
    }

    private Row ToRow(NewJob job)
    {
        var sequence = table.NextSequence();
        return new Row
        {
            Id = job.Id,
            Sequence = sequence,
            Position = sequence,
            Key = job.Key,
            IsExclusive = job.Policy != ConflictPolicy.Append,
            HoldsOnFailure = job is { HoldKeyOnFailure: true, Policy: ConflictPolicy.Append, Key: not null },
            EnqueuedAt = now,
            DueAt = job.RunAt?.UtcTicks ?? Clock.Add(now, job.Delay),
            ExpiresAt = job.ExpireAfter is { } expiry ? Clock.Add(now, expiry) : 0,
            MaxAttempts = job.MaxAttempts,
            TraceParent = job.TraceParent,
            Gate = table.Intern(job.Gate),
            Payload = job.Payload.ToArray(),
            PayloadFormat = job.PayloadFormat,
        };
    }

    private void Undo(Step step)
    {
        if (step.Superseded is { } head)
        {
            head.Successor = step.OldSuccessor;
            head.IsStopRequested = step.WasStopRequested;
        }

        table.RemoveLast(step.Added, step.Replaced);
    }

    private readonly record struct Step(Row Added, Row? Replaced, Row? Superseded, Guid? OldSuccessor, bool WasStopRequested);
}
