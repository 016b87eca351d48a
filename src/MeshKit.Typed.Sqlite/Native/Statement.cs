using System.Text;
using SQLitePCL;

namespace MeshKit.Typed.Sqlite;

/// <summary>A prepared statement, lent by its <see cref="Connection"/>; disposing it gives it back, reset.</summary>
internal sealed class Statement(Connection connection, string sql, sqlite3_stmt handle) : IDisposable
{
    private const int IdBytes = 16;
    private const int SmallText = 512;

    private bool _holdsBytes;

    public string Sql => sql;

    public Statement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public Statement Bind(int index, long? value) => value is { } number ? Bind(index, number) : BindNull(index);

    public Statement Bind(int index, bool value) => Bind(index, value ? 1L : 0L);

    public Statement Bind(int index, Guid value)
    {
        Span<byte> bytes = stackalloc byte[IdBytes];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(index, bytes);
    }

    public Statement Bind(int index, Guid? value) => value is { } id ? Bind(index, id) : BindNull(index);

    public Statement Bind(int index, ReadOnlyMemory<byte>? value) => value is { } bytes ? Bind(index, bytes.Span) : BindNull(index);

    public Statement Bind(int index, ReadOnlySpan<byte> value)
    {
        _holdsBytes = true;

        // An empty span has no address, and would bind NULL.
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, index, 0) : raw.sqlite3_bind_blob(handle, index, value));
        return this;
    }

    public Statement Bind(int index, string? value)
    {
        if (value is null)
            return BindNull(index);
        _holdsBytes = true;
        if (value.Length == 0)
        {
            Check(raw.sqlite3_bind_text(handle, index, string.Empty));
            return this;
        }

        Span<byte> small = stackalloc byte[SmallText];
        Check(raw.sqlite3_bind_text(handle, index, Encoding.UTF8.TryGetBytes(value, small, out var length) ? small[..length] : Encoding.UTF8.GetBytes(value)));
        return this;
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        return result switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw connection.Error(result),
        };
    }

    /// <summary>Runs the statement to its end; how many rows it changed, where it changes rows.</summary>
    public int Execute()
    {
        while (Step())
        {
        }

        return connection.Changes;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(handle, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public int Int(int column) => (int)Long(column);

    public bool Flag(int column) => Long(column) != 0;

    public Guid Id(int column)
    {
        var bytes = raw.sqlite3_column_blob(handle, column);
        return bytes.Length == IdBytes ? new Guid(bytes, bigEndian: true) : throw connection.Error(raw.SQLITE_CORRUPT);
    }

    public Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    // By length and not up to a NUL.
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public byte[] Blob(int column) => raw.sqlite3_column_blob(handle, column).ToArray();

    public ReadOnlyMemory<byte>? BlobOrNull(int column) => IsNull(column) ? (ReadOnlyMemory<byte>?)null : Blob(column);

    /// <summary>Lets it run again, with the same values unless they are bound anew.</summary>
    public void Reset()
    {
        // Its result repeats the error of the last step, which has been thrown.
        _ = raw.sqlite3_reset(handle);
    }

    public void Dispose()
    {
        Reset();

        // What was copied into it is not kept until its next use; numbers are simply bound again.
        if (_holdsBytes)
            _ = raw.sqlite3_clear_bindings(handle);
        _holdsBytes = false;
        connection.GiveBack(this);
    }

    public void Close() => handle.Dispose();

    private Statement BindNull(int index)
    {
        Check(raw.sqlite3_bind_null(handle, index));
        return this;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw connection.Error(result);
    }
}
