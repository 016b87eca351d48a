using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite.Tests.Plans;

/// <summary>How SQLite must run each statement of <see cref="Sql"/>, as <c>EXPLAIN QUERY PLAN</c> tells it.</summary>
internal static class ExpectedPlans
{
    private const string Bodies = "CORRELATED SCALAR SUBQUERY 1; SEARCH mesh_bodies USING INTEGER PRIMARY KEY (rowid=?); "
        + "CORRELATED SCALAR SUBQUERY 2; SEARCH mesh_checkpoints USING INTEGER PRIMARY KEY (rowid=?); "
        + "CORRELATED SCALAR SUBQUERY 3; SEARCH mesh_results USING INTEGER PRIMARY KEY (rowid=?)";

    /// <summary>Statements that read no table: they begin and end transactions, insert, or ask the connection.</summary>
    private const string Nothing = "";

    /// <summary>The statements that may scan or sort, each with the reason why it may.</summary>
    public static readonly Dictionary<string, string> MayScanOrSort = new()
    {
        [nameof(Sql.CountObjects)] = "the schema has a dozen rows, read when a file is opened",
        [nameof(Sql.LastSeq)] = "a row without a table: both its values are searched",
        [nameof(Sql.MarkOwners)] = "a row for each store instance; when a file is opened",
        [nameof(Sql.LeaseOwners)] = "the index of leases holds only what is running; each second at most, and at opening",
        [nameof(Sql.LeasesOfOwner)] = "the index of leases; only for an owner that has died",
        [nameof(Sql.LeasesDisown)] = "the index of leases; once, when a store is closed",
        [nameof(Sql.LeasesNext)] = "the index of leases in its order, to the first row that counts",
        [nameof(Sql.Stats)] = "counts every job: a reader's question, beside which writers go on",
    };

    public static readonly Dictionary<string, string> ByName = new()
    {
        [nameof(Sql.Begin)] = Nothing,
        [nameof(Sql.BeginRead)] = Nothing,
        [nameof(Sql.Commit)] = Nothing,
        [nameof(Sql.Rollback)] = Nothing,
        [nameof(Sql.Savepoint)] = Nothing,
        [nameof(Sql.SavepointRelease)] = Nothing,
        [nameof(Sql.SavepointRollback)] = Nothing,
        [nameof(Sql.UserVersion)] = Nothing,
        [nameof(Sql.ApplicationId)] = Nothing,
        [nameof(Sql.DataVersion)] = Nothing,
        [nameof(Sql.Synchronous)] = Nothing,
        [nameof(Sql.Checkpoint)] = Nothing,
        [nameof(Sql.GateInsert)] = Nothing,
        [nameof(Sql.JobInsert)] = Nothing,
        [nameof(Sql.BodyInsert)] = Nothing,
        [nameof(Sql.ResultInsert)] = Nothing,
        [nameof(Sql.CheckpointWrite)] = Nothing,
        [nameof(Sql.StepWrite)] = Nothing,
        [nameof(Sql.CountObjects)] = "SCAN sqlite_master",
        [nameof(Sql.TakeWriteLock)] = Row("mesh_meta"),
        [nameof(Sql.CountRecovery)] = Row("mesh_meta"),
        [nameof(Sql.Mark)] = Nothing,
        [nameof(Sql.MarkOfOwner)] = Row("mesh_marks"),
        [nameof(Sql.MarkOwners)] = "SCAN mesh_marks",
        [nameof(Sql.MarkDelete)] = Row("mesh_marks"),
        [nameof(Sql.EnqueuedAt)] = Index("mesh_jobs_id", "id=?"),
        [nameof(Sql.LastSeq)] = "SCAN CONSTANT ROW; SCALAR SUBQUERY 1; SEARCH mesh_jobs; SCALAR SUBQUERY 2; " + Row("mesh_meta"),
        [nameof(Sql.GateById)] = Row("mesh_gates"),
        [nameof(Sql.GatesAfter)] = "SEARCH mesh_gates USING INTEGER PRIMARY KEY (rowid>?)",
        [nameof(Sql.GateByValue)] =
            "SEARCH mesh_gates USING COVERING INDEX sqlite_autoindex_mesh_gates_1 (kind=? AND version=? AND network=? AND priority=? AND conditions=?)",
        [nameof(Sql.LaneRowById)] = Index("mesh_jobs_id", "id=?"),
        [nameof(Sql.LaneRowBySeq)] = Row("mesh_jobs"),
        [nameof(Sql.LaneHead)] = Index("mesh_jobs_head", "key=?"),
        [nameof(Sql.LaneNextExclusive)] = Index("mesh_jobs_next", "key=?"),
        [nameof(Sql.LaneFirstWaiting)] = Index("mesh_jobs_wait", "key=?"),
        [nameof(Sql.LaneLastWaiting)] = Index("mesh_jobs_wait", "key=?"),
        [nameof(Sql.LaneMove)] = Row("mesh_jobs"),
        [nameof(Sql.Supersede)] = Row("mesh_jobs"),
        [nameof(Sql.AskToCancel)] = Row("mesh_jobs"),
        [nameof(Sql.Replace)] = Row("mesh_jobs"),
        [nameof(Sql.CheckpointInherit)] = Row("mesh_checkpoints"),
        [nameof(Sql.StepsInherit)] = "SEARCH mesh_steps USING PRIMARY KEY (seq=?)",
        [nameof(Sql.TokenInherit)] = $"{Row("mesh_jobs")}; SCALAR SUBQUERY 1; {Row("mesh_jobs")}",
        [nameof(Sql.Held)] = Row("mesh_jobs"),
        [nameof(Sql.Succeed)] = Row("mesh_jobs"),
        [nameof(Sql.End)] = Row("mesh_jobs"),
        [nameof(Sql.Reschedule)] = Row("mesh_jobs"),
        [nameof(Sql.LeasesEnded)] = Index("mesh_jobs_lease", "lease_until<?"),
        [nameof(Sql.LeasesOfOwner)] = "SCAN mesh_jobs USING INDEX mesh_jobs_lease",
        [nameof(Sql.LeaseOwners)] = "SCAN mesh_jobs USING COVERING INDEX mesh_jobs_lease; USE TEMP B-TREE FOR DISTINCT",
        [nameof(Sql.LeasesDisown)] = "SCAN mesh_jobs USING INDEX mesh_jobs_lease",
        [nameof(Sql.LeasesNext)] = "SCAN mesh_jobs USING COVERING INDEX mesh_jobs_lease",
        [nameof(Sql.ReadyOfGate)] = Index("mesh_jobs_ready", "gate=? AND run_at<?"),
        [nameof(Sql.NextOfGate)] = Index("mesh_jobs_ready", "gate=?"),
        [nameof(Sql.Claim)] = Row("mesh_jobs"),
        [nameof(Sql.BodyOfClaimed)] = $"{Row("mesh_bodies")}; SCALAR SUBQUERY 1; {Row("mesh_checkpoints")}",
        [nameof(Sql.StepsOfJob)] = "SEARCH mesh_steps USING PRIMARY KEY (seq=?)",
        [nameof(Sql.Renew)] = Row("mesh_jobs"),
        [nameof(Sql.MarkProgress)] = Row("mesh_jobs"),
        [nameof(Sql.CheckpointClear)] = Row("mesh_checkpoints"),
        [nameof(Sql.Revive)] = Row("mesh_jobs"),
        [nameof(Sql.RepairJob)] = Row("mesh_jobs"),
        [nameof(Sql.RepairBody)] = Row("mesh_bodies"),
        [nameof(Sql.EndedBefore)] = Index("mesh_jobs_ended", "finished_at<?"),
        [nameof(Sql.RaiseSeqFloor)] = $"{Row("mesh_meta")}; SCALAR SUBQUERY 1; SEARCH mesh_jobs",
        [nameof(Sql.DeleteJob)] = Row("mesh_jobs"),
        [nameof(Sql.DeleteBody)] = Row("mesh_bodies"),
        [nameof(Sql.DeleteResult)] = Row("mesh_results"),
        [nameof(Sql.DeleteSteps)] = "SEARCH mesh_steps USING PRIMARY KEY (seq=?)",
        [nameof(Sql.LaneSeqs)] = "COMPOUND QUERY; LEFT-MOST SUBQUERY; SEARCH mesh_jobs USING COVERING INDEX mesh_jobs_head (key=?); "
            + "UNION ALL; SEARCH mesh_jobs USING COVERING INDEX mesh_jobs_wait (key=?)",
        [nameof(Sql.JobById)] = $"{Index("mesh_jobs_id", "id=?", "j")}; {Bodies}",
        [nameof(Sql.JobByHead)] = $"{Index("mesh_jobs_head", "key=?", "j")}; {Bodies}",
        [nameof(Sql.Stats)] = "SCAN mesh_jobs; USE TEMP B-TREE FOR GROUP BY",
    };

    /// <summary>The plan of a page of jobs. One in the table's own order may scan it; a sort is one of what is running.</summary>
    public static string OfQuery(StoreQuery query)
    {
        var kinds = query.Kinds.Count == 0
            ? ""
            : "; LIST SUBQUERY 4; SEARCH mesh_gates USING COVERING INDEX sqlite_autoindex_mesh_gates_1 (kind=?)";
        if (Sql.IsOfLane(query))
            return $"{Row("j")}{kinds}; {Bodies}";
        if (query.Statuses.Count == 1 && query.Statuses.Contains(SyncJobStatus.Running))
            return $"SCAN j USING INDEX mesh_jobs_lease{kinds}; {Bodies}; USE TEMP B-TREE FOR ORDER BY";
        var walk = query.After is null ? "SCAN j" : $"SEARCH j USING INTEGER PRIMARY KEY (rowid{(query.Descending ? '<' : '>')}?)";
        return $"{walk}{kinds}; {Bodies}";
    }

    private static string Row(string table) => $"SEARCH {table} USING INTEGER PRIMARY KEY (rowid=?)";

    private static string Index(string index, string terms, string table = "mesh_jobs") => $"SEARCH {table} USING INDEX {index} ({terms})";
}
