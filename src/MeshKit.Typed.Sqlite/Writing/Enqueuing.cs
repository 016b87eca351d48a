using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>Adds jobs by their policies.</summary>
internal static class Enqueuing
{
    public static EnqueueResult[] Run(WriteScope scope, IReadOnlyList<NewJob> jobs)
    {
        var results = new EnqueueResult[jobs.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = Enqueue(scope, jobs[i]);
        return results;
    }

    private static EnqueueResult Enqueue(WriteScope scope, NewJob job)
    {
        ArgumentNullException.ThrowIfNull(job);

        // Nearly always the lane is free, and the insert itself finds out.
        if (Insert(scope, job, State.Ready, job.Key is null ? Lane.None : Lane.Head, null))
            return Added(job, null);
        if (LaneRow.Find(scope.Db, job.Id) is { } known)
            return Deduplicate(scope, job, known);
        var head = LaneRow.Find(scope.Db, Sql.LaneHead, job.Key!) ?? throw scope.Db.Error(SQLitePCL.raw.SQLITE_CORRUPT);
        if (job.Policy == ConflictPolicy.Append)
            return Wait(scope, job, null);
        if (job.Policy == ConflictPolicy.Replace)
            return Replace(scope, job, head);
        if (job.Policy == ConflictPolicy.Merge)
            return Merge(scope, job, head);
        if (LaneRow.FindActive(scope.Db, head, countsRunning: job.WhenRunning != WhenRunning.Finish) is not { } active)
            return Wait(scope, job, null);
        return job.Policy == ConflictPolicy.Fail ? throw Conflict(scope, job, active) : Deduplicate(scope, job, active);
    }

    private static EnqueueResult Replace(WriteScope scope, NewJob job, LaneRow head)
    {
        var replaced = FindReplaceable(scope, head);
        if (head is { IsExclusive: true, State: State.Running })
        {
            var marks = StopMarks.Superseded | (job.WhenRunning == WhenRunning.Finish ? 0 : StopMarks.StopForSuccessor);
            using var supersede = scope.Db.Use(Sql.Supersede).Bind(1, head.Seq).Bind(2, marks).Bind(3, job.Id);
            supersede.Execute();
            return replaced is null ? Wait(scope, job, head) : TakePlace(scope, job, replaced);
        }

        return replaced is null ? Wait(scope, job, null) : TakePlace(scope, job, replaced);
    }

    private static EnqueueResult Merge(WriteScope scope, NewJob job, LaneRow head)
    {
        if (FindReplaceable(scope, head) is not { } queued)
            return Wait(scope, job, null);
        if (!job.IsOfKind(scope.Gate(queued.Gate).Kind))
            throw Conflict(scope, job, queued);
        if (job.MergeBase is not { } merged || merged.JobId != queued.Id || merged.Revision != queued.Revision)
            throw new MergeNeededException(job.Id, Reading.Find(scope, queued.Id)!);
        var result = TakePlace(scope, job, queued);
        if (merged.KeepsProgress)
            Working.InheritProgress(scope.Db, queued.Seq, LaneRow.Find(scope.Db, job.Id)!.Seq);
        return result with { Status = EnqueueStatus.Merged };
    }

    /// <summary>The pending exclusive job, whose place a new one may take.</summary>
    private static LaneRow? FindReplaceable(WriteScope scope, LaneRow head) =>
        LaneRow.Find(scope.Db, Sql.LaneNextExclusive, head.Key!) ?? (head is { IsExclusive: true, State: State.Ready } ? head : null);

    /// <summary>Ends a pending job as replaced, and puts the new one where it stood.</summary>
    private static EnqueueResult TakePlace(WriteScope scope, NewJob job, LaneRow replaced)
    {
        // First, so that the unique indexes of the lane have room for the successor.
        using (var replace = scope.Db.Use(Sql.Replace).Bind(1, replaced.Seq).Bind(2, scope.Now).Bind(3, job.Id))
            replace.Execute();
        Insert(scope, job, replaced.State, replaced.Lane, replaced.Position);
        return Added(job, replaced);
    }

    private static EnqueueResult Wait(WriteScope scope, NewJob job, LaneRow? previous)
    {
        Insert(scope, job, State.Waiting, Lane.Waits, null);
        return Added(job, previous);
    }

    private static EnqueueResult Added(NewJob job, LaneRow? previous) =>
        new(job.Id, previous is null ? EnqueueStatus.Added : EnqueueStatus.Replaced, SyncJobStatus.Pending, previous?.Id);

    private static EnqueueResult Deduplicate(WriteScope scope, NewJob job, LaneRow row) => job.IsOfKind(scope.Gate(row.Gate).Kind)
        ? new EnqueueResult(row.Id, EnqueueStatus.Deduplicated, row.Status)
        : throw Conflict(scope, job, row);

    private static SyncException Conflict(WriteScope scope, NewJob job, LaneRow row)
    {
        var kind = scope.Gate(row.Gate).Kind;
        var reason = row.Id == job.Id
            ? $"The id {job.Id} belongs to a job of the kind \"{kind}\". Choose another id."
            : $"The job {row.Id} of the kind \"{kind}\" is active under the conflict key of the new \"{job.Gate.Kind}\" job. "
            + "Wait until it has ended, or enqueue with another policy.";
        return new SyncException(SyncErrorCodes.SyncConflict, reason) { JobId = row.Id, JobStatus = row.Status };
    }

    private static bool Insert(WriteScope scope, NewJob job, int state, int lane, long? position)
    {
        var seq = scope.NextSeq();
        using (var insert = scope.Db.Use(Sql.JobInsert))
        {
            insert.Bind(1, seq).Bind(2, job.Id).Bind(3, scope.Intern(job.Gate)).Bind(4, state).Bind(5, lane)
                .Bind(6, job.Policy != ConflictPolicy.Append)
                .Bind(7, job is { HoldKeyOnFailure: true, Policy: ConflictPolicy.Append, Key: not null })
                .Bind(8, position ?? seq)
                .Bind(9, job.RunAt?.UtcTicks ?? Clock.Add(scope.Now, job.Delay))
                .Bind(10, job.MaxAttempts).Bind(11, job.Payload.Length).Bind(12, job.PayloadFormat).Bind(13, scope.Now)
                .Bind(14, job.ExpireAfter is { } expiry ? Clock.Add(scope.Now, expiry) : (long?)null)
                .Bind(15, job.Key).Bind(16, job.TraceParent);
            if (insert.Execute() == 0)
                return false;
        }

        using var body = scope.Db.Use(Sql.BodyInsert).Bind(1, seq).Bind(2, job.Payload.Span);
        body.Execute();
        scope.Witness ??= new Witness.Job(job.Id, scope.Now);
        return true;
    }
}
