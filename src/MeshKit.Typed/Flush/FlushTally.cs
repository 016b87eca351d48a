using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>Counts what a flush settles, and keeps the first jobs of its report.</summary>
internal sealed class FlushTally(MeshCore core, FlushOptions options)
{
    private readonly List<SyncJobInfo> _jobs = [];
    private long _processed;
    private long _succeeded;
    private long _retrying;
    private long _failed;
    private long _lost;

    /// <summary>Notes a settlement that the store has answered. One that was returned before it began was not processed.</summary>
    public void Add(Attempt attempt, Settlement settlement, SettleResult result)
    {
        if (!result.Held)
        {
            _lost++;
            return;
        }

        if (settlement.Kind == SettlementKind.Return)
            return;
        _processed++;
        if (result.Status == SyncJobStatus.Succeeded)
            _succeeded++;
        else if (result.Status == SyncJobStatus.Pending)
            _retrying++;
        else
            _failed++;

        var listed = _jobs.Count < options.ReportLimit;
        if (!listed && options.OnSettled is null)
            return;
        var info = ToInfo(attempt, settlement, result);
        if (listed)
            _jobs.Add(info);
        options.OnSettled?.Invoke(info);
    }

    public FlushReport ToReport(FlushEnd end, IReadOnlyList<Guid> stuck, DateTimeOffset? nextDue) => new()
    {
        Jobs = _jobs,
        End = end,
        Processed = _processed,
        Succeeded = _succeeded,
        Retrying = _retrying,
        Failed = _failed,
        LeasesLost = _lost,
        Stuck = stuck,
        NextDue = nextDue,
    };

    private SyncJobInfo ToInfo(Attempt attempt, Settlement settlement, SettleResult result)
    {
        var pending = result.Status == SyncJobStatus.Pending;
        return JobView.ToInfo(attempt.Claimed.Job, core.Json) with
        {
            Status = result.Status,
            Attempt = result.Attempt,
            DueAt = pending ? result.DueAt : attempt.Claimed.Job.DueAt,
            FinishedAt = pending ? null : core.Time.GetUtcNow(),
            LastError = settlement.Kind == SettlementKind.Succeeded ? null : settlement.Error ?? attempt.Claimed.Job.LastError,
            Checkpoint = new SyncValue(attempt.Checkpoint, core.Json),
            Result = new SyncValue(settlement.Result, core.Json),
        };
    }
}
