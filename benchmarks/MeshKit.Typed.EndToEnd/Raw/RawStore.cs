using System.Text;
using MeshKit.Typed.Sqlite;
using SQLitePCL;

namespace MeshKit.Typed.EndToEnd;

/// <summary>
/// The store's own file and its own statements, driven by hand on one connection and one thread: the ceiling. It fences, promotes and
/// interns as the store does, and leaves out what only a library needs: several callers, errors, cancellation, lost commits, other processes.
/// </summary>
internal sealed class RawStore : IDisposable
{
    private const long FlushId = 1;

    private readonly sqlite3 _db;
    private readonly RawStatement _begin;
    private readonly RawStatement _commit;
    private readonly RawStatement _lastSeq;
    private readonly RawStatement _insert;
    private readonly RawStatement _insertBody;
    private readonly RawStatement _held;
    private readonly RawStatement _succeed;
    private readonly RawStatement _firstWaiting;
    private readonly RawStatement _move;
    private readonly RawStatement _claim;
    private readonly RawStatement _body;
    private RawStatement[][] _levels = [];

    public RawStore(string path)
    {
        if (raw.sqlite3_open_v2(path, out _db, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null) != raw.SQLITE_OK)
            throw new InvalidOperationException(path);
        Script("PRAGMA synchronous = FULL; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384; PRAGMA foreign_keys = OFF");
        _begin = new RawStatement(_db, Sql.Begin);
        _commit = new RawStatement(_db, Sql.Commit);
        _lastSeq = new RawStatement(_db, Sql.LastSeq);
        _insert = new RawStatement(_db, Sql.JobInsert);
        _insertBody = new RawStatement(_db, Sql.BodyInsert);
        _held = new RawStatement(_db, Sql.Held);
        _succeed = new RawStatement(_db, Sql.Succeed);
        _firstWaiting = new RawStatement(_db, Sql.LaneFirstWaiting);
        _move = new RawStatement(_db, Sql.LaneMove);
        _claim = new RawStatement(_db, Sql.Claim);
        _body = new RawStatement(_db, Sql.BodyOfClaimed);
        using (var gate = new RawStatement(_db, Sql.GateInsert.Replace("INSERT", "INSERT OR IGNORE", StringComparison.Ordinal)))
            gate.BindText(1, "upload-note"u8).Bind(2, 1).Bind(3, 0).Bind(4, 0).BindText(5, ""u8).Run();
        UseGates("upload-note");
    }

    /// <summary>Chooses which gates the claims take from: the kinds that begin so.</summary>
    public void UseGates(string kindPrefix)
    {
        var gates = new List<(long Priority, RawStatement Cursor)>();
        using var all = new RawStatement(_db, Sql.GatesAfter).Bind(1, 0);
        while (all.Step())
        {
            if (Encoding.UTF8.GetString(all.Blob(1)).StartsWith(kindPrefix, StringComparison.Ordinal))
                gates.Add((all.Long(4), new RawStatement(_db, Sql.ReadyOfGate).Bind(1, all.Long(0)).Bind(3, FlushId)));
        }

        Release();
        _levels = [.. gates.GroupBy(gate => gate.Priority, gate => gate.Cursor).OrderByDescending(level => level.Key).Select(level => level.ToArray())];
    }

    public void Script(string sql)
    {
        if (raw.sqlite3_exec(_db, sql) != raw.SQLITE_OK)
            throw new InvalidOperationException(raw.sqlite3_errmsg(_db).utf8_to_string());
    }

    /// <summary>Adds jobs in one transaction.</summary>
    public void Enqueue(ReadOnlySpan<RawJob> jobs)
    {
        _begin.Run();
        _lastSeq.Step();
        var seq = _lastSeq.Long(0);
        _lastSeq.Reset();
        foreach (var job in jobs)
        {
            var now = DateTime.UtcNow.Ticks;
            _insert.Bind(1, ++seq).BindBlob(2, job.Id).Bind(3, 1).Bind(4, State.Ready).Bind(5, Lane.Head).Bind(6, 1).Bind(7, 0).Bind(8, seq)
                .Bind(9, now).Bind(10, 10).Bind(11, job.Payload.Length).Bind(12, 0).Bind(13, now).BindNull(14).BindText(15, job.Key).BindNull(16).Run();
            _insertBody.Bind(1, seq).BindBlob(2, job.Payload).Run();
        }

        _commit.Run();
    }

    /// <summary>Settles what was claimed before and claims more, in one transaction; the jobs take the place of the list's.</summary>
    public void Exchange(List<RawClaim> claimed, int count)
    {
        var now = DateTime.UtcNow.Ticks;
        _begin.Run();
        foreach (var job in claimed)
            Settle(job, now);
        claimed.Clear();
        if (count > 0)
            Claim(claimed, count, now);
        _commit.Run();
    }

    /// <summary>Runs everything that is ready: batches of a hundred, each settled together with the next claim.</summary>
    public int Drain(int batch)
    {
        var claimed = new List<RawClaim>(batch);
        var total = 0;
        do
        {
            Exchange(claimed, batch);
            total += claimed.Count;
        }
        while (claimed.Count > 0);
        return total;
    }

    public void Dispose()
    {
        RawStatement[] statements = [_begin, _commit, _lastSeq, _insert, _insertBody, _held, _succeed, _firstWaiting, _move, _claim, _body];
        foreach (var statement in statements)
            statement.Dispose();
        Release();
        _db.Dispose();
    }

    private void Release()
    {
        foreach (var cursor in _levels.SelectMany(level => level))
            cursor.Dispose();
    }

    private void Settle(RawClaim job, long now)
    {
        if (!_held.Bind(1, job.Seq).BindBlob(2, job.Id).Bind(3, job.Token).Step())
            throw new InvalidOperationException("The lease was lost.");
        var key = _held.Blob(1).ToArray();
        _held.Reset();
        _succeed.Bind(1, job.Seq).Bind(2, now).Run();
        var next = _firstWaiting.BindText(1, key).Step() ? _firstWaiting.Long(0) : 0;
        _firstWaiting.Reset();
        if (next != 0)
            _move.Bind(1, next).Bind(2, State.Ready).Bind(3, Lane.Head).Run();
    }

    private void Claim(List<RawClaim> claimed, int count, long now)
    {
        foreach (var level in _levels)
            Choose(level, claimed, count, now);
        foreach (var job in claimed)
        {
            _claim.Bind(1, job.Seq).Bind(2, job.Token).Bind(3, job.Attempt).Bind(4, now + TimeSpan.TicksPerMinute).Bind(5, 0).Bind(6, FlushId).Bind(7, now).Run();
            _body.Bind(1, job.Seq).Step();
            job.Payload = _body.Blob(0).ToArray();
            _body.Reset();
        }
    }

    /// <summary>Merges the gates of one priority by time and position.</summary>
    private static void Choose(RawStatement[] gates, List<RawClaim> claimed, int count, long now)
    {
        var queue = new PriorityQueue<RawStatement, (long RunAt, long Position)>();
        foreach (var gate in gates)
        {
            if (gate.Bind(2, now).Step())
                queue.Enqueue(gate, (gate.Long(3), gate.Long(4)));
        }

        while (claimed.Count < count && queue.TryDequeue(out var gate, out _))
        {
            claimed.Add(new RawClaim(gate.Long(0), gate.Blob(1).ToArray(), gate.Long(5) + 1, gate.Long(7) + 1));
            if (gate.Step())
                queue.Enqueue(gate, (gate.Long(3), gate.Long(4)));
        }

        foreach (var gate in gates)
            gate.Reset();
    }
}
