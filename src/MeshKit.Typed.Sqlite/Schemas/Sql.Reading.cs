using System.Text;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>What readers ask.</summary>
internal static partial class Sql
{
    // The columns of JobRow.
    private const string JobColumns = """
        j.seq, j.id, j.gate, j.state, j.run_at, j.attempts, j.max_attempts, j.generation, j.snoozes, j.stop, j.lease_until,
        j.format, j.enqueued_at, j.claimed_at, j.finished_at, j.expires_at, j.key, j.replaced_by, j.error_type, j.error_message, j.traceparent,
        j.rev
        """;

    // Subqueries of one table are searched by its key whatever statistics say; a join with a table that was tiny when it was analyzed may scan it.
    private const string WholeJob = $"""
        SELECT {JobColumns}, (SELECT payload FROM mesh_bodies WHERE seq = j.seq), (SELECT value FROM mesh_checkpoints WHERE seq = j.seq),
            (SELECT value FROM mesh_results WHERE seq = j.seq)
        FROM mesh_jobs j
        """;

    public const string JobById = $"{WholeJob} INDEXED BY mesh_jobs_id WHERE j.id = ?1";

    public const string JobByHead = $"{WholeJob} INDEXED BY mesh_jobs_head WHERE j.key = ?1 AND j.lane = 1";

    /// <summary>The table in its own order.</summary>
    private const string Jobs = $"{WholeJob} NOT INDEXED WHERE TRUE";

    /// <summary><c>mesh_jobs_lease</c> holds only what is running; that is sorted.</summary>
    private const string JobsRunning = $"{WholeJob} INDEXED BY mesh_jobs_lease WHERE j.state = 1";

    /// <summary>By the row's own key.</summary>
    private const string JobOfLane = $"{WholeJob} WHERE j.seq = ?6";

    /// <summary><c>mesh_jobs_head</c> and <c>mesh_jobs_wait</c>: the active jobs of a key, and an ended one that holds it.</summary>
    public const string LaneSeqs = """
        SELECT seq FROM mesh_jobs INDEXED BY mesh_jobs_head WHERE key = ?1 AND lane = 1
        UNION ALL SELECT seq FROM mesh_jobs INDEXED BY mesh_jobs_wait WHERE key = ?1 AND lane = 2
        """;

    /// <summary>The parameter of a query's first kind; the others follow it.</summary>
    public static int FirstKind => 10;

    /// <summary>Whether a query asks for jobs of one key that are active: its lane has them all.</summary>
    public static bool IsOfLane(StoreQuery query) => query.Key is not null && IsOf(query, SyncJobStatus.Pending, SyncJobStatus.Running);

    /// <summary>
    /// A page of jobs, or with <see cref="IsOfLane"/> the job whose <c>seq</c> is parameter 6 where it is one of them; each condition that is
    /// used is appended. Running jobs are found by their index; all other queries read the table in its own order (<c>docs/decisions</c> says
    /// why history by key has no index).
    /// </summary>
    public static string Query(StoreQuery query)
    {
        var sql = new StringBuilder(IsOfLane(query) ? JobOfLane : IsOf(query, SyncJobStatus.Running) ? JobsRunning : Jobs);
        if (query.After is not null)
            sql.Append(query.Descending ? " AND j.seq < ?1" : " AND j.seq > ?1");
        if (query.Kinds.Count > 0)
        {
            sql.Append(" AND j.gate IN (SELECT id FROM mesh_gates WHERE kind IN (")
                .AppendJoin(", ", query.Kinds.Select((_, index) => $"?{FirstKind + index}")).Append("))");
        }

        if (query.Key is not null)
            sql.Append(" AND j.key = ?3");
        if (query.EnqueuedFrom is not null)
            sql.Append(" AND j.enqueued_at >= ?4");
        if (query.EnqueuedBefore is not null)
            sql.Append(" AND j.enqueued_at < ?5");
        if (query.Statuses.Count > 0)
            sql.Append(" AND j.state IN (").AppendJoin(", ", query.Statuses.SelectMany(State.Of)).Append(')');
        return sql.Append(query.Descending ? " ORDER BY j.seq DESC" : " ORDER BY j.seq").ToString();
    }

    private static bool IsOf(StoreQuery query, params ReadOnlySpan<SyncJobStatus> statuses)
    {
        foreach (var status in query.Statuses)
        {
            if (!statuses.Contains(status))
                return false;
        }

        return query.Statuses.Count > 0;
    }

    /// <summary>The whole table, once.</summary>
    public const string Stats = "SELECT gate, state, count(*) FROM mesh_jobs GROUP BY gate, state";
}
