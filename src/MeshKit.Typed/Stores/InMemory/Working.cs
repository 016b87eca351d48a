namespace MeshKit.Typed.Stores.InMemory;

/// <summary>What a worker writes in the middle of an attempt, under its token.</summary>
internal readonly struct Working(JobTable table, long now)
{
    public LeaseState[] Renew(IReadOnlyList<JobToken> leases, TimeSpan duration)
    {
        var states = new LeaseState[leases.Count];
        for (var i = 0; i < states.Length; i++)
            states[i] = Renew(leases[i], Clock.Add(now, duration));
        return states;
    }

    public bool Write(JobToken lease, ProgressWrite progress)
    {
        if (table.Find(lease) is not { } row)
            return false;
        if (progress is ProgressWrite.Checkpoint checkpoint)
            row.Checkpoint = Bytes.Copy(checkpoint.Value);
        else
            Record(row.Steps ??= [], (ProgressWrite.Step)progress);
        row.HasProgressed = true;
        return true;
    }

    private LeaseState Renew(JobToken lease, long until)
    {
        if (table.Find(lease) is not { } row)
            return LeaseState.Lost;
        row.LeaseUntil = until;
        row.Gate.Leases.Remove(row);
        row.Gate.Leases.Push(row, until);
        return row.IsCancelRequested ? LeaseState.CancelRequested : row.IsStopRequested ? LeaseState.Superseded : LeaseState.Held;
    }

    private static void Record(List<StoredStep> steps, ProgressWrite.Step step)
    {
        var recorded = new StoredStep(step.Name, Bytes.ToMemory(Bytes.Copy(step.Result)));
        var index = steps.FindIndex(known => known.Name == step.Name);
        if (index < 0)
            steps.Add(recorded);
        else if (steps[index].Result is null)
            steps[index] = recorded;
    }
}
