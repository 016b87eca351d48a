using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>What else is written: renewals, progress, and the deletion of what has ended.</summary>
internal static class Working
{
    public static LeaseState[] Renew(WriteScope scope, IReadOnlyList<JobToken> leases, TimeSpan duration)
    {
        var states = new LeaseState[leases.Count];
        for (var i = 0; i < states.Length; i++)
        {
            using var renew = BindFence(scope.Db.Use(Sql.Renew), leases[i]).Bind(4, Clock.Add(scope.Now, duration));
            if (!renew.Step())
            {
                states[i] = LeaseState.Lost;
                continue;
            }

            var stop = renew.Int(0);
            states[i] = (stop & StopMarks.Cancel) != 0 ? LeaseState.CancelRequested
                : (stop & StopMarks.StopForSuccessor) != 0 ? LeaseState.Superseded
                : LeaseState.Held;
            renew.Execute();
        }

        return states;
    }

    public static bool WriteProgress(WriteScope scope, JobToken lease, ProgressWrite progress)
    {
        using (var mark = BindFence(scope.Db.Use(Sql.MarkProgress), lease))
        {
            if (mark.Execute() == 0)
                return false;
        }

        switch (progress)
        {
            case ProgressWrite.Checkpoint checkpoint:
                WriteCheckpoint(scope.Db, lease.Locator, checkpoint.Value);
                break;
            case ProgressWrite.Step step:
                using (var write = scope.Db.Use(Sql.StepWrite).Bind(1, lease.Locator).Bind(2, step.Name).Bind(3, step.Result))
                    write.Execute();
                break;
        }

        return true;
    }

    public static void WriteCheckpoint(Connection db, long seq, ReadOnlyMemory<byte>? value)
    {
        using var write = value is { } bytes ? db.Use(Sql.CheckpointWrite).Bind(1, seq).Bind(2, bytes.Span) : db.Use(Sql.CheckpointClear).Bind(1, seq);
        write.Execute();
    }

    /// <summary>Copies the checkpoint and the steps of a job whose place is taken.</summary>
    public static void InheritProgress(Connection db, long from, long to)
    {
        foreach (var sql in (ReadOnlySpan<string>)[Sql.CheckpointInherit, Sql.StepsInherit, Sql.TokenInherit])
        {
            using var copy = db.Use(sql).Bind(1, from).Bind(2, to);
            copy.Execute();
        }
    }

    public static int Prune(WriteScope scope, PruneRequest request)
    {
        var states = request.Statuses.SelectMany(State.Of).ToHashSet();
        var doomed = new List<long>();
        using (var ended = scope.Db.Use(Sql.EndedBefore).Bind(1, scope.Now - request.OlderThan.Ticks))
        {
            while (doomed.Count < request.Limit && ended.Step())
            {
                if (states.Count == 0 || states.Contains(ended.Int(1)))
                    doomed.Add(ended.Long(0));
            }
        }

        if (doomed.Count == 0)
            return 0;
        scope.Db.Execute(Sql.RaiseSeqFloor);
        foreach (var seq in doomed)
        {
            foreach (var sql in (ReadOnlySpan<string>)[Sql.DeleteSteps, Sql.CheckpointClear, Sql.DeleteResult, Sql.DeleteBody, Sql.DeleteJob])
            {
                using var delete = scope.Db.Use(sql).Bind(1, seq);
                delete.Execute();
            }
        }

        return doomed.Count;
    }

    private static Statement BindFence(Statement statement, JobToken lease) => statement.Bind(1, lease.Locator).Bind(2, lease.JobId).Bind(3, lease.Token);
}
