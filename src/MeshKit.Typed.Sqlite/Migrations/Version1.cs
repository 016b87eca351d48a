namespace MeshKit.Typed.Sqlite;

/// <summary>
/// The first schema. Times are UTC ticks, ids 16 big-endian bytes. Names begin with <c>mesh_</c>: the app's own tables may stand in
/// the same file.
/// </summary>
internal static class Version1
{
    public static readonly Migration Migration = new(1, """
        -- What decides whether a flush may claim a job, interned: the ready index begins with it, so that work which a flush may not
        -- claim is never scanned.
        CREATE TABLE mesh_gates(
            id         INTEGER PRIMARY KEY,
            kind       TEXT NOT NULL,
            version    INTEGER NOT NULL,
            network    INTEGER NOT NULL,
            priority   INTEGER NOT NULL,
            conditions TEXT NOT NULL,
            UNIQUE (kind, version, network, priority, conditions)
        ) STRICT;

        CREATE TABLE mesh_jobs(
            seq          INTEGER PRIMARY KEY, -- the order of enqueueing; never used twice (mesh_meta)
            id           BLOB NOT NULL,
            gate         INTEGER NOT NULL,
            state        INTEGER NOT NULL,    -- 0 ready head, 1 running, 2 waiting, 3 succeeded, 4 failed, 5 cancelled, 6 replaced, 7 quarantined
            lane         INTEGER NOT NULL,    -- 0 none, 1 the head of its key, 2 waits behind it
            excl         INTEGER NOT NULL,    -- 0 append, 1 the other policies
            hold         INTEGER NOT NULL,    -- 1: keeps its lane when it fails
            pos          INTEGER NOT NULL,    -- its place in the queue; a replacement takes that of the job that it replaces
            run_at       INTEGER NOT NULL,
            token        INTEGER NOT NULL DEFAULT 0,
            attempts     INTEGER NOT NULL DEFAULT 0,
            max_attempts INTEGER NOT NULL,
            generation   INTEGER NOT NULL DEFAULT 0,
            snoozes      INTEGER NOT NULL DEFAULT 0,
            cut_short    INTEGER NOT NULL DEFAULT 0, -- attempts in a row that were cut short without progress
            progressed   INTEGER NOT NULL DEFAULT 0, -- 1: this attempt wrote a checkpoint or a step
            stop         INTEGER NOT NULL DEFAULT 0, -- bits: 1 cancel asked, 2 superseded, 4 asked to stop for the successor
            flush        INTEGER NOT NULL DEFAULT 0, -- the flush that claimed it last
            rev          INTEGER NOT NULL DEFAULT 0, -- one more for each change of the payload
            lease_until  INTEGER,
            owner        INTEGER,             -- the store instance that holds the lease, known by its lock file
            size         INTEGER NOT NULL,    -- of the payload, in bytes
            format       INTEGER NOT NULL,
            enqueued_at  INTEGER NOT NULL,
            claimed_at   INTEGER,
            finished_at  INTEGER,
            expires_at   INTEGER,
            key          TEXT,
            replaced_by  BLOB,
            error_type   TEXT,
            error_message TEXT,
            traceparent  TEXT
        ) STRICT;

        -- Apart from the job, so that a claim or a settlement rewrites no payload.
        CREATE TABLE mesh_bodies(seq INTEGER PRIMARY KEY, payload BLOB NOT NULL) STRICT;
        CREATE TABLE mesh_checkpoints(seq INTEGER PRIMARY KEY, value BLOB NOT NULL) STRICT;
        CREATE TABLE mesh_results(seq INTEGER PRIMARY KEY, value BLOB NOT NULL) STRICT;
        CREATE TABLE mesh_steps(seq INTEGER NOT NULL, name TEXT NOT NULL, result BLOB, PRIMARY KEY (seq, name)) STRICT, WITHOUT ROWID;

        -- seq_floor: the highest seq that pruning has deleted, so that none is given out again (a cursor stays valid).
        CREATE TABLE mesh_meta(id INTEGER PRIMARY KEY CHECK (id = 1), seq_floor INTEGER NOT NULL, recoveries INTEGER NOT NULL) STRICT;
        INSERT INTO mesh_meta VALUES (1, 0, 0);

        -- A store instance's own commits, each numbered, so that one whose answer is lost can be looked up. A commit that adds a job is looked up by that.
        CREATE TABLE mesh_marks(owner INTEGER PRIMARY KEY, number INTEGER NOT NULL) STRICT;

        CREATE UNIQUE INDEX mesh_jobs_id    ON mesh_jobs(id);
        CREATE INDEX        mesh_jobs_ready ON mesh_jobs(gate, run_at, pos, flush) WHERE state = 0;
        CREATE UNIQUE INDEX mesh_jobs_head  ON mesh_jobs(key) WHERE lane = 1;
        CREATE INDEX        mesh_jobs_wait  ON mesh_jobs(key, pos) WHERE lane = 2;
        CREATE UNIQUE INDEX mesh_jobs_next  ON mesh_jobs(key) WHERE lane = 2 AND excl = 1;
        CREATE INDEX        mesh_jobs_lease ON mesh_jobs(lease_until, gate, owner) WHERE state = 1;
        -- Grows at its end only. History by key has no index: it would cost each enqueue a random page.
        CREATE INDEX        mesh_jobs_ended ON mesh_jobs(finished_at, seq) WHERE state > 2 AND lane = 0;
        """);
}
