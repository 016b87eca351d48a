using System.Globalization;
using MeshKit.Typed.Sqlite;
using SQLitePCL;

namespace MeshKit.Typed.EndToEnd;

/// <summary>Fills a store's file with backlogs that would take hours to come about. The file is closed, and nothing of this is timed.</summary>
internal sealed class Seeder : IDisposable
{
    /// <summary>A random key for each job, as SQL.</summary>
    public const string RandomKey = "lower(hex(randomblob(12)))";

    private readonly sqlite3 _db;
    private readonly string _payload = Convert.ToHexString(Notes.Encode(Notes.New()));
    private long _seq;
    private long _gates;

    private Seeder(string path)
    {
        if (raw.sqlite3_open_v2(path, out _db, raw.SQLITE_OPEN_READWRITE, null) != raw.SQLITE_OK)
            throw new InvalidOperationException(path);
        Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000");
        _seq = Scalar("SELECT ifnull(max(seq), 0) FROM mesh_jobs");
        _gates = Scalar("SELECT ifnull(max(id), 0) FROM mesh_gates");
    }

    /// <summary>Fills a store's file, and leaves it with the log that the store works with.</summary>
    public static async Task SeedAsync(string path, Action<Seeder> seed)
    {
        using (var seeder = new Seeder(path))
            seed(seeder);
        await (await Bench.OpenStoreAsync(path)).DisposeAsync();
    }

    /// <summary>Interns gates, and gives the id of the first.</summary>
    public long AddGates(string kind, int count = 1, int version = 1, string priority = "0")
    {
        Run(string.Create(CultureInfo.InvariantCulture, $"""
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {count - 1})
            INSERT INTO mesh_gates(kind, version, network, priority, conditions)
            SELECT '{kind}' || CASE i WHEN 0 THEN '' ELSE i END, {version}, 0, {priority}, '' FROM n
            """));
        var first = _gates + 1;
        _gates += count;
        return first;
    }

    /// <summary>Adds ready jobs.</summary>
    /// <param name="count">How many.</param>
    /// <param name="gate">The gate, as SQL over the number <c>i</c> of the job.</param>
    /// <param name="runAt">When they are due.</param>
    /// <param name="key">The key, as SQL.</param>
    public void AddReady(int count, string gate, DateTime runAt, string key = RandomKey) => Add(count, gate, State.Ready, Lane.Head, 1, runAt, key);

    /// <summary>Adds jobs that wait behind the heads of their lanes.</summary>
    public void AddWaiting(int count, string gate, DateTime runAt, string key) => Add(count, gate, State.Waiting, Lane.Waits, 0, runAt, key);

    /// <summary>Adds jobs that have succeeded.</summary>
    public void AddFinished(int count, string gate) => Add(count, gate, State.Succeeded, Lane.None, 1, DateTime.UtcNow.AddHours(-2), RandomKey);

    public void Dispose() => _db.Dispose();

    private void Add(int count, string gate, int state, int lane, int exclusive, DateTime runAt, string key)
    {
        var (first, last) = (_seq + 1, _seq + count);
        var ended = state == State.Succeeded;
        Run(string.Create(CultureInfo.InvariantCulture, $"""
            BEGIN;
            WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})
            INSERT INTO mesh_jobs(
                seq, id, gate, state, lane, excl, hold, pos, run_at, token, attempts, max_attempts, size, format, enqueued_at, claimed_at, finished_at, key)
            SELECT i, unhex(printf('%032x', i)), {gate}, {state}, {lane}, {exclusive}, 0, i, {runAt.Ticks}, {(ended ? 1 : 0)}, {(ended ? 1 : 0)}, 10,
                {_payload.Length / 2}, 0, {runAt.Ticks}, {(ended ? runAt.Ticks : "NULL")}, {(ended ? runAt.Ticks : "NULL")}, {key} FROM n;
            INSERT INTO mesh_bodies(seq, payload) SELECT seq, x'{_payload}' FROM mesh_jobs WHERE seq BETWEEN {first} AND {last};
            COMMIT;
            """));
        _seq = last;
    }

    private void Run(string sql)
    {
        if (raw.sqlite3_exec(_db, sql) != raw.SQLITE_OK)
            throw new InvalidOperationException(raw.sqlite3_errmsg(_db).utf8_to_string());
    }

    private long Scalar(string sql)
    {
        using var statement = new RawStatement(_db, sql);
        return statement.Step() ? statement.Long(0) : 0;
    }
}
