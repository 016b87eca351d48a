namespace MeshKit.Typed.Sqlite;

/// <summary>What readers ask.</summary>
internal static partial class Sql
{
    // The columns of JobRow.
    public const string JobColumns = """
        j.seq, j.id, j.gate, j.state, j.run_at, j.pos, j.token, j.attempts, j.max_attempts, j.generation, j.snoozes, j.stop, j.lease_until, j.size,
        j.format, j.enqueued_at, j.claimed_at, j.finished_at, j.expires_at, j.key, j.replaced_by, j.error_type, j.error_message, j.traceparent,
        j.rev
        """;

    private const string WholeJob = $"""
        SELECT {JobColumns}, b.payload, c.value, r.value FROM mesh_jobs j
        JOIN mesh_bodies b ON b.seq = j.seq LEFT JOIN mesh_checkpoints c ON c.seq = j.seq LEFT JOIN mesh_results r ON r.seq = j.seq
        """;

    /// <summary><c>mesh_jobs_id</c>.</summary>
    public const string JobById = $"{WholeJob} WHERE j.id = ?1";

    /// <summary><c>mesh_jobs_head</c>.</summary>
    public const string JobByHead = $"{WholeJob} WHERE j.key = ?1 AND j.lane = 1";

    /// <summary>The table in its own order; each condition that is used is appended.</summary>
    public const string Jobs = $"{WholeJob} WHERE TRUE";

    /// <summary>The whole table, once.</summary>
    public const string Stats = "SELECT g.kind, j.state, count(*) FROM mesh_jobs j JOIN mesh_gates g ON g.id = j.gate GROUP BY g.kind, j.state";
}
