namespace MeshKit.Typed.Stores.InMemory;

/// <summary>Changes jobs by id.</summary>
internal readonly struct Editing(JobTable table, long now)
{
    public EditResult Apply(JobEdit edit) => table.Find(edit.JobId) is not { } row
        ? new EditResult(EditStatus.NotFound)
        : edit switch
        {
            JobEdit.Cancel => Cancel(row),
            JobEdit.Retry => Retry(row),
            JobEdit.Checkpoint checkpoint => Checkpoint(row, checkpoint),
            JobEdit.Repair repair => Repair(row, repair),
            _ => throw new ArgumentException($"The in-memory store does not know the edit {edit.GetType().Name}.", nameof(edit)),
        };

    private EditResult Cancel(Row row)
    {
        switch (row.Status)
        {
            case SyncJobStatus.Pending:
                if (!row.IsWaiting)
                    row.Gate.Ready.Remove(row);
                table.End(row, SyncJobStatus.Cancelled, now, mayHold: false);
                return Done(row);
            case SyncJobStatus.Running:
                row.IsCancelRequested = true;
                return new EditResult(EditStatus.Requested, row.Status);
            default:
                return WrongState(row);
        }
    }

    private EditResult Retry(Row row)
    {
        if (row.Status is not (SyncJobStatus.Failed or SyncJobStatus.Cancelled or SyncJobStatus.Quarantined))
            return WrongState(row);
        if (FindRival(row) is { } rival)
            return new EditResult(EditStatus.KeyTaken, row.Status, rival.Id);
        var holds = row.Lane is not null;
        if (row.HeapIndex >= 0)
            table.Ended(row.Status).Remove(row);
        StartGeneration(row);
        if (holds)
            JobTable.MakeReady(row);
        else if (row.IsExclusive)
            table.Enter(row);
        else
            table.EnterAtOldPlace(row);
        return Done(row);
    }

    private static EditResult Checkpoint(Row row, JobEdit.Checkpoint edit)
    {
        if (row.Status != SyncJobStatus.Pending)
            return WrongState(row);
        row.Checkpoint = Bytes.Copy(edit.Value);
        return Done(row);
    }

    private EditResult Repair(Row row, JobEdit.Repair edit)
    {
        if (row.Status == SyncJobStatus.Quarantined)
        {
            var retried = Retry(row);
            if (retried.Status != EditStatus.Done)
                return retried;
        }
        else if (row.Status != SyncJobStatus.Pending)
        {
            return WrongState(row);
        }

        var isReady = row.HeapIndex >= 0;
        if (isReady)
            row.Gate.Ready.Remove(row);
        row.Gate = table.Intern(edit.Gate);
        row.Payload = edit.Payload.ToArray();
        row.PayloadFormat = edit.PayloadFormat;
        row.Revision++;
        if (isReady)
            JobTable.MakeReady(row);
        return Done(row);
    }

    /// <summary>The active job of the key that keeps an exclusive one from coming back, or null.</summary>
    private Row? FindRival(Row row) =>
        row is { IsExclusive: true, Key: { } key } ? table.FindLane(key)?.FindActive(countsRunning: true) : null;

    private void StartGeneration(Row row)
    {
        row.Status = SyncJobStatus.Pending;
        row.Generation++;
        row.Attempt = 0;
        row.Snoozes = 0;
        row.CutShort = 0;
        row.IsCancelRequested = false;
        row.IsStopRequested = false;
        row.Successor = null;
        row.FinishedAt = 0;
        row.DueAt = now;
        row.ExpiresAt = 0;
    }

    private static EditResult Done(Row row) => new(EditStatus.Done, row.Status);

    private static EditResult WrongState(Row row) => new(EditStatus.WrongState, row.Status);
}
