using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>Ends attempts: by their workers' settlements, by the end of their leases, and by the death of their owners.</summary>
internal static class Settling
{
    private const int FreeCutShorts = 2;

    // So that a claim after a mass death of workers is not held up: the rest is released by the claims that follow.
    private const int MaxReleased = 256;

    public static SettleResult Settle(WriteScope scope, Settlement settlement)
    {
        if (settlement.Kind == SettlementKind.Succeeded)
            return Succeed(scope, settlement);
        var lease = settlement.Lease;
        if (LaneRow.Find(scope.Db, lease.Locator) is not { State: State.Running } row || row.Id != lease.JobId || row.Token != lease.Token)
            return default;
        return EndAttempt(scope, row, settlement.Kind, settlement.Delay, settlement.Error, countsAtOnce: false);
    }

    /// <summary>What nearly every job ends with, so that it reads no more than it needs.</summary>
    private static SettleResult Succeed(WriteScope scope, Settlement settlement)
    {
        var lease = settlement.Lease;
        int attempts;
        string? key;
        using (var held = scope.Db.Use(Sql.Held).Bind(1, lease.Locator).Bind(2, lease.JobId).Bind(3, lease.Token))
        {
            if (!held.Step())
                return default;
            (attempts, key) = (held.Int(0), held.TextOrNull(1));
        }

        if (settlement.Result is { } result)
        {
            using var insert = scope.Db.Use(Sql.ResultInsert).Bind(1, lease.Locator).Bind(2, result.Span);
            insert.Execute();
        }

        using (var succeed = scope.Db.Use(Sql.Succeed).Bind(1, lease.Locator).Bind(2, scope.Now))
            succeed.Execute();
        LaneRow.Promote(scope.Db, key);
        return new SettleResult(true, SyncJobStatus.Succeeded, attempts, default);
    }

    public static void ReleaseEndedLeases(WriteScope scope) => ReleaseAll(scope, scope.Db.Use(Sql.LeasesEnded).Bind(1, scope.Now).Bind(2, MaxReleased));

    /// <summary>Releases what a dead owner held; true when nothing is left of it.</summary>
    public static bool ReleaseOwner(WriteScope scope, long owner) =>
        ReleaseAll(scope, scope.Db.Use(Sql.LeasesOfOwner).Bind(1, owner).Bind(2, MaxReleased)) < MaxReleased;

    private static int ReleaseAll(WriteScope scope, Statement statement)
    {
        var rows = new List<LaneRow>();
        using (statement)
        {
            while (statement.Step())
                rows.Add(LaneRow.Read(statement));
        }

        foreach (var row in rows)
            EndAttempt(scope, row, SettlementKind.Release, default, null, countsAtOnce: true);
        return rows.Count;
    }

    private static SettleResult EndAttempt(
        WriteScope scope, LaneRow row, SettlementKind kind, TimeSpan delay, SyncJobError? error, bool countsAtOnce)
    {
        if ((row.Stop & StopMarks.Cancel) != 0)
            return End(scope, row, State.Cancelled, error, mayHold: false);
        if ((row.Stop & StopMarks.Superseded) != 0)
            return End(scope, row, State.Replaced, error, mayHold: false);
        switch (kind)
        {
            case SettlementKind.Retry:
                return Again(scope, row with { CutShort = 0, RunAt = Clock.Add(scope.Now, delay) }, error);
            case SettlementKind.Snooze:
                return Again(
                    scope, row with { CutShort = 0, RunAt = Clock.Add(scope.Now, delay), Attempts = row.Attempts - 1, Snoozes = row.Snoozes + 1 }, error);
            case SettlementKind.Return:
                return Again(scope, row with { Attempts = row.Attempts - 1 }, error, returned: true);
            case SettlementKind.Release:
                var cutShort = row.HasProgressed ? 0 : row.CutShort + 1;
                var isGivenBack = row.HasProgressed || (!countsAtOnce && cutShort <= FreeCutShorts);
                row = row with { CutShort = cutShort, Attempts = isGivenBack ? row.Attempts - 1 : row.Attempts };
                return row.Attempts >= row.MaxAttempts ? End(scope, row, State.Quarantined, error, mayHold: true) : Again(scope, row, error);
            case SettlementKind.Failed:
                return End(scope, row, State.Failed, error, mayHold: true);
            case SettlementKind.Cancelled:
                return End(scope, row, State.Cancelled, error, mayHold: true);
            default:
                return End(scope, row, State.Quarantined, error, mayHold: true);
        }
    }

    private static SettleResult End(WriteScope scope, LaneRow row, int state, SyncJobError? error, bool mayHold)
    {
        var holds = mayHold && row.Holds && (state is State.Failed or State.Quarantined);
        using (var end = scope.Db.Use(Sql.End))
        {
            end.Bind(1, row.Seq).Bind(2, state).Bind(3, holds ? Lane.Head : Lane.None).Bind(4, row.Attempts).Bind(5, row.CutShort).Bind(6, scope.Now)
                .Bind(7, error?.Type).Bind(8, error?.Message).Execute();
        }

        if (!holds)
            LaneRow.Promote(scope.Db, row.Key);
        return new SettleResult(true, State.ToStatus(state), row.Attempts, default);
    }

    private static SettleResult Again(WriteScope scope, LaneRow row, SyncJobError? error, bool returned = false)
    {
        using var again = scope.Db.Use(Sql.Reschedule).Bind(1, row.Seq).Bind(2, row.RunAt).Bind(3, row.Attempts).Bind(4, row.Snoozes)
            .Bind(5, row.CutShort).Bind(6, returned).Bind(7, error?.Type).Bind(8, error?.Message);
        again.Execute();
        return new SettleResult(true, SyncJobStatus.Pending, row.Attempts, Clock.ToTime(row.RunAt));
    }
}
