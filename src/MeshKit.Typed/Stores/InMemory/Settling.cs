using System.Diagnostics;

namespace MeshKit.Typed.Stores.InMemory;

/// <summary>Ends attempts: by their workers' settlements, and by the end of their leases.</summary>
internal sealed class Settling(JobTable table, long now)
{
    private const int FreeCutShorts = 2;

    // So that a claim after a mass death of workers is not held up: the rest is released by the claims that follow.
    private const int MaxReleased = 256;

    public bool HasChanged { get; private set; }

    public SettleResult[] Settle(IReadOnlyList<Settlement> settlements)
    {
        // Before the first is applied: a call that throws has done nothing.
        foreach (var settlement in settlements)
            ArgumentOutOfRangeException.ThrowIfGreaterThan((int)settlement.Kind, (int)SettlementKind.Return, nameof(settlements));
        var results = new SettleResult[settlements.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = Settle(settlements[i]);
        return results;
    }

    public void ReleaseEndedLeases()
    {
        var left = MaxReleased;
        foreach (var gate in table.Gates)
        {
            for (; left > 0 && gate.Leases.Count > 0 && gate.Leases.FirstKey <= now; left--)
                EndAttempt(gate.Leases.Pop(), SettlementKind.Release, default, countsAtOnce: true);
        }
    }

    private SettleResult Settle(Settlement settlement)
    {
        if (table.Find(settlement.Lease) is not { } row)
            return default;
        row.Gate.Leases.Remove(row);
        if (settlement.Error is { } error)
            row.LastError = error;
        if (settlement.Kind == SettlementKind.Succeeded)
        {
            row.Result = Bytes.Copy(settlement.Result);
            row.LastError = null;
        }

        EndAttempt(row, settlement.Kind, settlement.Delay, countsAtOnce: false);
        return new SettleResult(true, row.Status, row.Attempt, Clock.ToTime(row.DueAt));
    }

    private void EndAttempt(Row row, SettlementKind kind, TimeSpan delay, bool countsAtOnce)
    {
        HasChanged = true;
        if (kind == SettlementKind.Succeeded)
            table.End(row, SyncJobStatus.Succeeded, now, mayHold: false);
        else if (row.IsCancelRequested)
            table.End(row, SyncJobStatus.Cancelled, now, mayHold: false);
        else if (row.Successor is not null)
            table.End(row, SyncJobStatus.Replaced, now, mayHold: false);
        else
            Conclude(row, kind, delay, countsAtOnce);
    }

    private void Conclude(Row row, SettlementKind kind, TimeSpan delay, bool countsAtOnce)
    {
        switch (kind)
        {
            case SettlementKind.Retry:
                row.CutShort = 0;
                Again(row, delay);
                break;
            case SettlementKind.Snooze:
                row.CutShort = 0;
                row.Attempt--;
                row.Snoozes++;
                Again(row, delay);
                break;
            case SettlementKind.Release:
                Release(row, countsAtOnce);
                break;
            case SettlementKind.Return:
                row.Attempt--;
                row.FlushId = 0;
                JobTable.MakeReady(row);
                break;
            default:
                table.End(row, ToStatus(kind), now, mayHold: true);
                break;
        }
    }

    private void Release(Row row, bool countsAtOnce)
    {
        row.CutShort = row.HasProgressed ? 0 : row.CutShort + 1;
        if (row.HasProgressed || (!countsAtOnce && row.CutShort <= FreeCutShorts))
            row.Attempt--;
        if (row.Attempt >= row.MaxAttempts)
            table.End(row, SyncJobStatus.Quarantined, now, mayHold: true);
        else
            JobTable.MakeReady(row);
    }

    private void Again(Row row, TimeSpan delay)
    {
        row.DueAt = Clock.Add(now, delay);
        JobTable.MakeReady(row);
    }

    private static SyncJobStatus ToStatus(SettlementKind kind) => kind switch
    {
        SettlementKind.Failed => SyncJobStatus.Failed,
        SettlementKind.Cancelled => SyncJobStatus.Cancelled,
        SettlementKind.Quarantined => SyncJobStatus.Quarantined,
        _ => throw new UnreachableException(),
    };
}
