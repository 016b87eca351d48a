using SQLitePCL;

namespace MeshKit.Typed.EndToEnd;

/// <summary>A prepared statement and the least that is needed to run it. No call allocates.</summary>
internal sealed class RawStatement : IDisposable
{
    private readonly sqlite3_stmt _handle;

    public RawStatement(sqlite3 db, string sql)
    {
        if (raw.sqlite3_prepare_v3(db, sql, raw.SQLITE_PREPARE_PERSISTENT, out _handle) != raw.SQLITE_OK)
            throw new InvalidOperationException(raw.sqlite3_errmsg(db).utf8_to_string());
    }

    public RawStatement Bind(int index, long value)
    {
        _ = raw.sqlite3_bind_int64(_handle, index, value);
        return this;
    }

    public RawStatement BindNull(int index)
    {
        _ = raw.sqlite3_bind_null(_handle, index);
        return this;
    }

    public RawStatement BindBlob(int index, ReadOnlySpan<byte> value)
    {
        _ = raw.sqlite3_bind_blob(_handle, index, value);
        return this;
    }

    public RawStatement BindText(int index, ReadOnlySpan<byte> utf8)
    {
        _ = raw.sqlite3_bind_text(_handle, index, utf8);
        return this;
    }

    public bool Step()
    {
        var result = raw.sqlite3_step(_handle);
        return result is raw.SQLITE_ROW or raw.SQLITE_DONE
            ? result == raw.SQLITE_ROW
            : throw new InvalidOperationException($"SQLite answered {result}.");
    }

    public void Run()
    {
        while (Step())
        {
        }

        Reset();
    }

    public void Reset() => _ = raw.sqlite3_reset(_handle);

    public long Long(int column) => raw.sqlite3_column_int64(_handle, column);

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_handle, column);

    public void Dispose() => _handle.Dispose();
}
