namespace MeshKit.Typed.Sqlite;

/// <summary>
/// Every statement of the store. Beside each stands the index that serves it; <c>INDEXED BY</c> makes SQLite refuse a statement
/// rather than scan for it. None of the hot ones scans a table or sorts.
/// </summary>
internal static partial class Sql
{
    public const string Begin = "BEGIN IMMEDIATE";
    public const string BeginRead = "BEGIN";
    public const string Commit = "COMMIT";
    public const string Rollback = "ROLLBACK";
    public const string Savepoint = "SAVEPOINT mesh_call";
    public const string SavepointRelease = "RELEASE mesh_call";
    public const string SavepointRollback = "ROLLBACK TO mesh_call";
    public const string UserVersion = "PRAGMA user_version";
    public const string ApplicationId = "PRAGMA application_id";
    public const string DataVersion = "PRAGMA data_version";
    public const string Synchronous = "PRAGMA synchronous";
    public const string CountObjects = "SELECT count(*) FROM sqlite_master";
    public const string Checkpoint = "PRAGMA wal_checkpoint(PASSIVE)";

    /// <summary>Takes the write lock of a transaction that the app may have begun without it. Changes nothing.</summary>
    public const string TakeWriteLock = "UPDATE mesh_meta SET seq_floor = seq_floor WHERE id = 0";

    /// <summary>Makes a transaction that writes, to settle what an earlier one left open.</summary>
    public const string CountRecovery = "UPDATE mesh_meta SET recoveries = recoveries + 1 WHERE id = 1";

    /// <summary>By the row's own key.</summary>
    public const string Mark = "INSERT INTO mesh_marks(owner, number) VALUES (?1, ?2) ON CONFLICT(owner) DO UPDATE SET number = excluded.number";

    public const string MarkOfOwner = "SELECT number FROM mesh_marks WHERE owner = ?1";
    public const string MarkOwners = "SELECT owner FROM mesh_marks";
    public const string MarkDelete = "DELETE FROM mesh_marks WHERE owner = ?1";

    /// <summary>By <c>mesh_jobs_id</c>, with the time that its insertion has written.</summary>
    public const string EnqueuedAt = "SELECT enqueued_at FROM mesh_jobs WHERE id = ?1";

    /// <summary>The right edge of the table, and one row.</summary>
    public const string LastSeq = "SELECT max(ifnull((SELECT max(seq) FROM mesh_jobs), 0), (SELECT seq_floor FROM mesh_meta WHERE id = 1))";

    public const string GateById = "SELECT id, kind, version, network, priority, conditions FROM mesh_gates WHERE id = ?1";
    public const string GatesAfter = "SELECT id, kind, version, network, priority, conditions FROM mesh_gates WHERE id > ?1 ORDER BY id";

    /// <summary>The unique index over all five columns.</summary>
    public const string GateByValue =
        "SELECT id FROM mesh_gates WHERE kind = ?1 AND version = ?2 AND network = ?3 AND priority = ?4 AND conditions = ?5";

    public const string GateInsert = "INSERT INTO mesh_gates(kind, version, network, priority, conditions) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id";

    /// <summary>
    /// One row changed means added. None means that the id is stored (<c>mesh_jobs_id</c>) or that the key has a head
    /// (<c>mesh_jobs_head</c>): the one statement is the test and the write.
    /// </summary>
    public const string JobInsert = """
        INSERT INTO mesh_jobs(seq, id, gate, state, lane, excl, hold, pos, run_at, max_attempts, size, format, enqueued_at, expires_at, key, traceparent)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        ON CONFLICT DO NOTHING
        """;

    public const string BodyInsert = "INSERT INTO mesh_bodies(seq, payload) VALUES (?1, ?2)";

    // The columns of LaneRow.
    private const string LaneColumns = """
        seq, id, gate, state, lane, excl, hold, pos, run_at, token, attempts, max_attempts, cut_short, progressed, snoozes, stop, key, rev
        """;

    /// <summary><c>mesh_jobs_id</c>.</summary>
    public const string LaneRowById = $"SELECT {LaneColumns} FROM mesh_jobs WHERE id = ?1";

    /// <summary>The row's own key.</summary>
    public const string LaneRowBySeq = $"SELECT {LaneColumns} FROM mesh_jobs WHERE seq = ?1";

    public const string LaneHead = $"SELECT {LaneColumns} FROM mesh_jobs INDEXED BY mesh_jobs_head WHERE key = ?1 AND lane = 1";
    public const string LaneNextExclusive = $"SELECT {LaneColumns} FROM mesh_jobs INDEXED BY mesh_jobs_next WHERE key = ?1 AND lane = 2 AND excl = 1";

    public const string LaneFirstWaiting =
        $"SELECT {LaneColumns} FROM mesh_jobs INDEXED BY mesh_jobs_wait WHERE key = ?1 AND lane = 2 ORDER BY pos LIMIT 1";

    public const string LaneLastWaiting =
        $"SELECT {LaneColumns} FROM mesh_jobs INDEXED BY mesh_jobs_wait WHERE key = ?1 AND lane = 2 ORDER BY pos DESC LIMIT 1";

    /// <summary>By the row's own key; the indexes of the lane are rewritten.</summary>
    public const string LaneMove = "UPDATE mesh_jobs SET state = ?2, lane = ?3 WHERE seq = ?1";

    public const string Supersede = "UPDATE mesh_jobs SET stop = stop | ?2, replaced_by = ?3 WHERE seq = ?1";
    public const string AskToCancel = "UPDATE mesh_jobs SET stop = stop | 1 WHERE seq = ?1";

    public const string Replace =
        "UPDATE mesh_jobs SET state = 6, lane = 0, finished_at = ?2, replaced_by = ?3 WHERE seq = ?1";

    /// <summary>By the rows' own keys.</summary>
    public const string CheckpointInherit = "INSERT INTO mesh_checkpoints(seq, value) SELECT ?2, value FROM mesh_checkpoints WHERE seq = ?1";

    /// <summary>By the steps' primary key.</summary>
    public const string StepsInherit = "INSERT INTO mesh_steps(seq, name, result) SELECT ?2, name, result FROM mesh_steps WHERE seq = ?1";

    /// <summary>By the row's own key. A claim looks for steps only where the token says that someone has written before.</summary>
    public const string TokenInherit = "UPDATE mesh_jobs SET token = (SELECT token FROM mesh_jobs WHERE seq = ?1) WHERE seq = ?2";

    /// <summary>By the row's own key, under the fence: what the settlement of a success needs to know.</summary>
    public const string Held = "SELECT attempts, key FROM mesh_jobs WHERE seq = ?1 AND id = ?2 AND token = ?3 AND state = 1";

    /// <summary>By the row's own key.</summary>
    public const string Succeed = """
        UPDATE mesh_jobs SET state = 3, lane = 0, finished_at = ?2, lease_until = NULL, owner = NULL, error_type = NULL, error_message = NULL
        WHERE seq = ?1
        """;

    /// <summary>Ends a job that has not succeeded; by the row's own key.</summary>
    public const string End = """
        UPDATE mesh_jobs SET state = ?2, lane = ?3, attempts = ?4, cut_short = ?5, finished_at = ?6, lease_until = NULL, owner = NULL,
            error_type = ifnull(?7, error_type), error_message = ifnull(?8, error_message)
        WHERE seq = ?1
        """;

    /// <summary>Makes a running job ready again; by the row's own key. It names no column of the lane's indexes, which so stay as they are.</summary>
    public const string Reschedule = """
        UPDATE mesh_jobs SET state = 0, run_at = ?2, attempts = ?3, snoozes = ?4, cut_short = ?5, lease_until = NULL, owner = NULL,
            flush = CASE WHEN ?6 THEN 0 ELSE flush END, error_type = ifnull(?7, error_type), error_message = ifnull(?8, error_message)
        WHERE seq = ?1
        """;

    public const string ResultInsert = "INSERT OR REPLACE INTO mesh_results(seq, value) VALUES (?1, ?2)";

    /// <summary><c>mesh_jobs_lease</c>, in its order.</summary>
    public const string LeasesEnded =
        $"SELECT {LaneColumns} FROM mesh_jobs INDEXED BY mesh_jobs_lease WHERE state = 1 AND lease_until <= ?1 ORDER BY lease_until LIMIT ?2";

    /// <summary>All of <c>mesh_jobs_lease</c>: it holds only what is running.</summary>
    public const string LeasesOfOwner =
        $"SELECT {LaneColumns} FROM mesh_jobs INDEXED BY mesh_jobs_lease WHERE state = 1 AND owner = ?1 LIMIT ?2";

    /// <summary>All of <c>mesh_jobs_lease</c>, and not the table.</summary>
    public const string LeaseOwners = "SELECT DISTINCT owner FROM mesh_jobs INDEXED BY mesh_jobs_lease WHERE state = 1";

    /// <summary>All of <c>mesh_jobs_lease</c>.</summary>
    public const string LeasesDisown = "UPDATE mesh_jobs INDEXED BY mesh_jobs_lease SET owner = 0 WHERE state = 1 AND owner = ?1";

    /// <summary><c>mesh_jobs_lease</c>, in its order, and not the table.</summary>
    public const string LeasesNext = "SELECT lease_until, gate FROM mesh_jobs INDEXED BY mesh_jobs_lease WHERE state = 1 ORDER BY lease_until";

    /// <summary><c>mesh_jobs_ready</c>, one gate in its order; what this flush has claimed before is passed over in the index.</summary>
    public const string ReadyOfGate = """
        SELECT seq, id, gate, run_at, pos, token, size, attempts, max_attempts, generation, snoozes, stop, format, rev, enqueued_at, expires_at, key,
            error_type, error_message, traceparent
        FROM mesh_jobs INDEXED BY mesh_jobs_ready
        WHERE gate = ?1 AND state = 0 AND run_at <= ?2 AND flush <> ?3 ORDER BY run_at, pos
        """;

    /// <summary><c>mesh_jobs_ready</c>, one gate in its order.</summary>
    public const string NextOfGate = """
        SELECT run_at, id FROM mesh_jobs INDEXED BY mesh_jobs_ready
        WHERE gate = ?1 AND state = 0 ORDER BY run_at, pos
        """;

    /// <summary>By the row's own key.</summary>
    public const string Claim = """
        UPDATE mesh_jobs SET state = 1, token = ?2, attempts = ?3, progressed = 0, lease_until = ?4, owner = ?5, flush = ?6, claimed_at = ?7
        WHERE seq = ?1
        """;

    /// <summary>By the rows' own keys.</summary>
    public const string BodyOfClaimed =
        "SELECT payload, (SELECT value FROM mesh_checkpoints WHERE seq = ?1) FROM mesh_bodies WHERE seq = ?1";

    public const string StepsOfJob = "SELECT name, result FROM mesh_steps WHERE seq = ?1";

    /// <summary>By the row's own key, under the fence.</summary>
    public const string Renew = "UPDATE mesh_jobs SET lease_until = ?4 WHERE seq = ?1 AND id = ?2 AND token = ?3 AND state = 1 RETURNING stop";

    public const string MarkProgress = "UPDATE mesh_jobs SET progressed = 1 WHERE seq = ?1 AND id = ?2 AND token = ?3 AND state = 1";
    public const string CheckpointWrite = "INSERT INTO mesh_checkpoints(seq, value) VALUES (?1, ?2) ON CONFLICT(seq) DO UPDATE SET value = excluded.value";
    public const string CheckpointClear = "DELETE FROM mesh_checkpoints WHERE seq = ?1";

    /// <summary>A result is never overwritten, and a start overwrites nothing.</summary>
    public const string StepWrite = """
        INSERT INTO mesh_steps(seq, name, result) VALUES (?1, ?2, ?3)
        ON CONFLICT(seq, name) DO UPDATE SET result = excluded.result WHERE mesh_steps.result IS NULL AND excluded.result IS NOT NULL
        """;

    public const string Revive = """
        UPDATE mesh_jobs SET state = ?2, lane = ?3, run_at = ?4, generation = generation + 1, attempts = 0, snoozes = 0, cut_short = 0,
            progressed = 0, stop = 0, finished_at = NULL, expires_at = NULL, replaced_by = NULL
        WHERE seq = ?1
        """;

    public const string RepairJob = "UPDATE mesh_jobs SET gate = ?2, size = ?3, format = ?4, rev = rev + 1 WHERE seq = ?1";
    public const string RepairBody = "UPDATE mesh_bodies SET payload = ?2 WHERE seq = ?1";

    /// <summary><c>mesh_jobs_ended</c>, in its order.</summary>
    public const string EndedBefore = """
        SELECT seq, state FROM mesh_jobs INDEXED BY mesh_jobs_ended
        WHERE state > 2 AND lane = 0 AND finished_at <= ?1 ORDER BY finished_at, seq
        """;

    public const string RaiseSeqFloor =
        "UPDATE mesh_meta SET seq_floor = max(seq_floor, ifnull((SELECT max(seq) FROM mesh_jobs), 0)) WHERE id = 1";

    public const string DeleteJob = "DELETE FROM mesh_jobs WHERE seq = ?1";
    public const string DeleteBody = "DELETE FROM mesh_bodies WHERE seq = ?1";
    public const string DeleteResult = "DELETE FROM mesh_results WHERE seq = ?1";
    public const string DeleteSteps = "DELETE FROM mesh_steps WHERE seq = ?1";
}
