using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>Changes jobs by id.</summary>
internal static class Editing
{
    public static EditResult Run(WriteScope scope, JobEdit edit)
    {
        if (LaneRow.Find(scope.Db, edit.JobId) is not { } row)
            return new EditResult(EditStatus.NotFound);
        switch (edit)
        {
            case JobEdit.Cancel:
                return Cancel(scope, row);
            case JobEdit.Retry:
                return row.State is State.Failed or State.Cancelled or State.Quarantined ? Revive(scope, row) : Wrong(row);
            case JobEdit.Checkpoint checkpoint:
                if (!State.IsPending(row.State))
                    return Wrong(row);
                Working.WriteCheckpoint(scope.Db, row.Seq, checkpoint.Value);
                return new EditResult(EditStatus.Done, row.Status);
            case JobEdit.Repair repair:
                return Repair(scope, row, repair);
            default:
                throw new ArgumentException($"The edit {edit.GetType().Name} is not known here.", nameof(edit));
        }
    }

    private static EditResult Wrong(LaneRow row) => new(EditStatus.WrongState, row.Status);

    private static EditResult Cancel(WriteScope scope, LaneRow row)
    {
        if (row.State == State.Running)
        {
            using var ask = scope.Db.Use(Sql.AskToCancel).Bind(1, row.Seq);
            ask.Execute();
            return new EditResult(EditStatus.Requested, row.Status);
        }

        if (!State.IsActive(row.State))
            return Wrong(row);
        using (var end = scope.Db.Use(Sql.End))
        {
            end.Bind(1, row.Seq).Bind(2, State.Cancelled).Bind(3, Lane.None).Bind(4, row.Attempts).Bind(5, row.CutShort).Bind(6, scope.Now)
                .Bind(7, (string?)null).Bind(8, (string?)null).Execute();
        }

        if (row.Lane == Lane.Head)
            LaneRow.Promote(scope.Db, row.Key);
        return new EditResult(EditStatus.Done, SyncJobStatus.Cancelled);
    }

    private static EditResult Repair(WriteScope scope, LaneRow row, JobEdit.Repair repair)
    {
        var result = new EditResult(EditStatus.Done, row.Status);
        if (row.State == State.Quarantined)
            result = Revive(scope, row);
        else if (!State.IsPending(row.State))
            return Wrong(row);
        if (result.Status != EditStatus.Done)
            return result;
        using (var job = scope.Db.Use(Sql.RepairJob))
            job.Bind(1, row.Seq).Bind(2, scope.Intern(repair.Gate)).Bind(3, repair.Payload.Length).Bind(4, repair.PayloadFormat).Execute();
        using var body = scope.Db.Use(Sql.RepairBody).Bind(1, row.Seq).Bind(2, repair.Payload.Span);
        body.Execute();
        return result;
    }

    /// <summary>Starts a new generation in the lane, where it has room.</summary>
    private static EditResult Revive(WriteScope scope, LaneRow row)
    {
        var (state, lane) = (State.Ready, row.Key is null ? Lane.None : Lane.Head);
        if (row.Key is not null && row.Lane != Lane.Head && LaneRow.Find(scope.Db, Sql.LaneHead, row.Key) is { } head)
        {
            if (row.IsExclusive && LaneRow.FindActive(scope.Db, head, countsRunning: true) is { } active)
                return new EditResult(EditStatus.KeyTaken, row.Status, active.Id);
            if (head is { State: State.Ready, IsExclusive: false } && head.Position > row.Position && !row.IsExclusive)
                LaneRow.Move(scope.Db, head.Seq, State.Waiting, Lane.Waits);
            else
                (state, lane) = (State.Waiting, Lane.Waits);
        }

        using var revive = scope.Db.Use(Sql.Revive).Bind(1, row.Seq).Bind(2, state).Bind(3, lane).Bind(4, scope.Now);
        revive.Execute();
        return new EditResult(EditStatus.Done, SyncJobStatus.Pending);
    }
}
