using SQLitePCL;

namespace MeshKit.Typed.Sqlite;

/// <summary>
/// A connection with its prepared statements, used by one thread at a time. It speaks to SQLite directly: the hot paths then copy no
/// value twice, and no layer retries behind our back.
/// </summary>
internal sealed class Connection : IDisposable
{
    // Pages: 4 MB between two looks at a cancellation.
    private const int CopiedAtOnce = 1024;

    private readonly Dictionary<string, Stack<Statement>> _idle = new(ReferenceEqualityComparer.Instance);
    private readonly sqlite3 _handle;
    private readonly bool _isOwned;

    /// <summary>Wraps a connection, and owns it or, as with the app's own, does not.</summary>
    public Connection(sqlite3 handle, bool isOwned)
    {
        _handle = handle;
        _isOwned = isOwned;
        _ = raw.sqlite3_extended_result_codes(handle, 1);
    }

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>How many rows have changed since the connection was opened.</summary>
    public int TotalChanges => raw.sqlite3_total_changes(_handle);

    public bool IsInTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    public bool IsReadOnly => raw.sqlite3_db_readonly(_handle, "main") == 1;

    /// <summary>The file, as SQLite names it: absolute and without links.</summary>
    public string FileName => raw.sqlite3_db_filename(_handle, "main").utf8_to_string();

    /// <summary>Opens a file, by path or by URI.</summary>
    public static Connection Open(string path, int flags)
    {
        var result = raw.sqlite3_open_v2(path, out var handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (result == raw.SQLITE_OK)
            return new Connection(handle, isOwned: true);
        using (handle)
            throw SqliteErrors.From(result, null);
    }

    /// <summary>Lends a statement, prepared once. The text is a constant of <see cref="Sql"/>: it is told apart by reference.</summary>
    public Statement Use(string sql) =>
        _idle.TryGetValue(sql, out var idle) && idle.TryPop(out var statement) ? statement : Prepare(sql, raw.SQLITE_PREPARE_PERSISTENT);

    /// <summary>Prepares a statement whose text was made for one use.</summary>
    public Statement Prepare(string sql, uint flags = 0)
    {
        var result = raw.sqlite3_prepare_v3(_handle, sql, flags, out var handle);
        return result == raw.SQLITE_OK ? new Statement(this, sql, handle) : throw Error(result);
    }

    public int Execute(string sql)
    {
        using var statement = Use(sql);
        return statement.Execute();
    }

    /// <summary>The first column of the first row.</summary>
    public long Scalar(string sql)
    {
        using var statement = Use(sql);
        return statement.Step() ? statement.Long(0) : 0;
    }

    /// <summary>Runs statements that are run once, as a schema; how many rows the last that changes rows has changed.</summary>
    public int Script(string sql)
    {
        var result = raw.sqlite3_exec(_handle, sql);
        return result == raw.SQLITE_OK ? Changes : throw Error(result);
    }

    /// <summary>
    /// Copies the file to another connection's, which is empty, through SQLite's online backup. Within a transaction that reads, all of it is of
    /// one moment, and others write on.
    /// </summary>
    public void CopyTo(Connection target, CancellationToken cancellationToken)
    {
        using var backup = raw.sqlite3_backup_init(target._handle, "main", _handle, "main");
        if (backup.IsInvalid)
            throw target.Error(raw.sqlite3_errcode(target._handle));
        int result;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = raw.sqlite3_backup_step(backup, CopiedAtOnce);
        }
        while (result == raw.SQLITE_OK);
        if (result != raw.SQLITE_DONE)
            throw SqliteErrors.From(result, null);
    }

    public void SetBusyTimeout(TimeSpan timeout) => _ = raw.sqlite3_busy_timeout(_handle, (int)Math.Min(timeout.TotalMilliseconds, int.MaxValue));

    /// <summary>Whether closing the last connection writes the log back into the file.</summary>
    public void SetCheckpointOnClose(bool value) =>
        _ = raw.sqlite3_db_config(_handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, value ? 0 : 1, out _);

    public SyncException Error(int result) => SqliteErrors.From(result, _handle);

    public void GiveBack(Statement statement)
    {
        if (!_idle.TryGetValue(statement.Sql, out var idle))
            _idle[statement.Sql] = idle = new Stack<Statement>();
        idle.Push(statement);
    }

    public void Dispose()
    {
        foreach (var statement in _idle.Values.SelectMany(idle => idle))
            statement.Close();
        _idle.Clear();
        if (_isOwned)
            _handle.Dispose();
    }
}
