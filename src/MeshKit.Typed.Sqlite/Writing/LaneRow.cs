namespace MeshKit.Typed.Sqlite;

/// <summary>What the rules of lanes and attempts look at in a job.</summary>
internal sealed record LaneRow(
    long Seq, Guid Id, long Gate, int State, int Lane, bool IsExclusive, bool Holds, long Position, long RunAt, long Token, int Attempts,
    int MaxAttempts, int CutShort, bool HasProgressed, int Snoozes, int Stop, string? Key, int Revision)
{
    public SyncJobStatus Status => Sqlite.State.ToStatus(State);

    public static LaneRow Read(Statement row) => new(
        row.Long(0), row.Id(1), row.Long(2), row.Int(3), row.Int(4), row.Flag(5), row.Flag(6), row.Long(7), row.Long(8), row.Long(9), row.Int(10),
        row.Int(11), row.Int(12), row.Flag(13), row.Int(14), row.Int(15), row.TextOrNull(16), row.Int(17));

    public static LaneRow? Find(Connection db, string sql, string key)
    {
        using var statement = db.Use(sql).Bind(1, key);
        return statement.Step() ? Read(statement) : null;
    }

    public static LaneRow? Find(Connection db, Guid id)
    {
        using var statement = db.Use(Sql.LaneRowById).Bind(1, id);
        return statement.Step() ? Read(statement) : null;
    }

    public static LaneRow? Find(Connection db, long seq)
    {
        using var statement = db.Use(Sql.LaneRowBySeq).Bind(1, seq);
        return statement.Step() ? Read(statement) : null;
    }

    /// <summary>
    /// The active job of a lane that a policy names: the exclusive one that waits, else the head if it is exclusive, else the latest append
    /// job.
    /// </summary>
    public static LaneRow? FindActive(Connection db, LaneRow head, bool countsRunning)
    {
        if (Find(db, Sql.LaneNextExclusive, head.Key!) is { } next)
            return next;
        var counts = head.State == Sqlite.State.Ready || (head.State == Sqlite.State.Running && countsRunning);
        if (counts && head.IsExclusive)
            return head;

        // Where the head is of a higher position than all that wait, they were retried while it ran.
        var latest = Find(db, Sql.LaneLastWaiting, head.Key!);
        return counts && (latest is null || head.Position > latest.Position) ? head : latest;
    }

    /// <summary>Moves a job to a place in its lane.</summary>
    public static void Move(Connection db, long seq, int state, int lane)
    {
        using var statement = db.Use(Sql.LaneMove).Bind(1, seq).Bind(2, state).Bind(3, lane);
        statement.Execute();
    }

    /// <summary>Makes the first of those that wait the head, where the head has left.</summary>
    public static void Promote(Connection db, string? key)
    {
        if (key is not null && Find(db, Sql.LaneFirstWaiting, key) is { } next)
            Move(db, next.Seq, Sqlite.State.Ready, Sqlite.Lane.Head);
    }
}
