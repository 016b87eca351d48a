using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MeshKit.Typed.Sqlite;

/// <summary>Turns SQLite's result codes into the codes that this library promises.</summary>
internal static class SqliteErrors
{
    /// <summary><c>SQLITE_IOERR_CORRUPTFS</c>.</summary>
    public const int CorruptFileSystem = raw.SQLITE_IOERR | (33 << 8);

    private const int PrimaryCode = 0xFF;

    private static readonly (string Code, string Advice) Full =
        (SyncErrorCodes.StoreFull, "The disk is full. Free space, or prune ended jobs, and call again; nothing stored was lost.");

    private static readonly (string Code, string Advice) Corrupt =
        (SyncErrorCodes.StoreCorrupt, "The file is damaged, or is no database. It was left as found: restore it from a backup, or use another path.");

    /// <summary>Makes the exception for a result code, with SQLite's own words as its cause: they name no values.</summary>
    public static SyncException From(int resultCode, sqlite3? db, string? path = null)
    {
        var said = db is null ? raw.sqlite3_errstr(resultCode).utf8_to_string() : raw.sqlite3_errmsg(db).utf8_to_string();
        var cause = new SqliteException($"SQLite error {resultCode}: {said}", resultCode & PrimaryCode, resultCode);
        var (code, advice) = Describe(resultCode);
        return new SyncException(code, path is null ? advice : $"{path}: {advice}", cause);
    }

    /// <summary>Whether the exception came from the storage, not from a rule of the queue.</summary>
    public static bool IsStorage(Exception exception) => exception.InnerException is SqliteException;

    /// <summary>Whether the error is one of reading or writing, after which a connection's view of the file cannot be trusted.</summary>
    public static bool IsInputOutput(Exception exception) =>
        exception.InnerException is SqliteException { SqliteErrorCode: raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB };

    /// <summary>Whether the pages that were read contradict each other.</summary>
    public static bool IsCorrupt(Exception exception) => exception.InnerException is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT };

    /// <summary>Whether there was no room to write.</summary>
    public static bool IsFull(Exception exception) => exception.InnerException is SqliteException { SqliteErrorCode: raw.SQLITE_FULL };

    /// <summary>Whether another connection's lock was in the way, so that waiting can help.</summary>
    public static bool IsBusy(Exception exception) =>
        exception.InnerException is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY } cause && cause.SqliteExtendedErrorCode != raw.SQLITE_BUSY_SNAPSHOT;

    /// <summary>By the primary code, but for the extended ones that mean something else to the caller.</summary>
    private static (string Code, string Advice) Describe(int resultCode) => resultCode switch
    {
        // The log's index is grown by a map of its own, which cannot say that the disk is full.
        raw.SQLITE_IOERR_SHMSIZE => Full,
        CorruptFileSystem => Corrupt,
        raw.SQLITE_READONLY_DBMOVED => (
            SyncErrorCodes.StoreUnavailable, "The file was moved or deleted while it was open. Close the store, and open it where the file is."),
        _ => (resultCode & PrimaryCode) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => (
                SyncErrorCodes.StoreBusy,
                "Another writer holds the database. Keep transactions short, dispose the app's own before other calls, or raise SqliteOptions.BusyTimeout."),
            raw.SQLITE_FULL => Full,
            raw.SQLITE_READONLY => (
                SyncErrorCodes.StoreReadOnly, "The database cannot be written. Give this process write access to the file and its directory."),

            // The statements are constant, and right for the schema: where one of them cannot run, the file is not what its version says.
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH => Corrupt,
            raw.SQLITE_TOOBIG => (SyncErrorCodes.PayloadTooLarge, "The value is larger than the database can hold."),
            _ => (SyncErrorCodes.StoreUnavailable, "The database cannot be read or written. Check that the path exists, and the disk and the permissions."),
        },
    };
}
