using SQLitePCL;

namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>Each result code of SQLite has one code here; an extended one has that of its primary code, unless it is listed itself.</summary>
public sealed class ErrorCodeTests
{
    // SQLITE_READONLY_DIRECTORY, which the bindings do not name.
    private const int ReadOnlyDirectory = raw.SQLITE_READONLY | (6 << 8);

    static ErrorCodeTests() => Batteries_V2.Init();

    public static TheoryData<int, string> Codes() => new()
    {
        { raw.SQLITE_BUSY, SyncErrorCodes.StoreBusy },
        { raw.SQLITE_BUSY_RECOVERY, SyncErrorCodes.StoreBusy },
        { raw.SQLITE_BUSY_SNAPSHOT, SyncErrorCodes.StoreBusy },
        { raw.SQLITE_LOCKED, SyncErrorCodes.StoreBusy },
        { raw.SQLITE_LOCKED_SHAREDCACHE, SyncErrorCodes.StoreBusy },
        { raw.SQLITE_PROTOCOL, SyncErrorCodes.StoreBusy },
        { raw.SQLITE_FULL, SyncErrorCodes.StoreFull },
        { raw.SQLITE_IOERR_SHMSIZE, SyncErrorCodes.StoreFull },
        { raw.SQLITE_READONLY, SyncErrorCodes.StoreReadOnly },
        { raw.SQLITE_READONLY_CANTLOCK, SyncErrorCodes.StoreReadOnly },
        { raw.SQLITE_READONLY_RECOVERY, SyncErrorCodes.StoreReadOnly },
        { raw.SQLITE_READONLY_ROLLBACK, SyncErrorCodes.StoreReadOnly },
        { ReadOnlyDirectory, SyncErrorCodes.StoreReadOnly },
        { raw.SQLITE_READONLY_DBMOVED, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_CORRUPT, SyncErrorCodes.StoreCorrupt },
        { raw.SQLITE_CORRUPT_VTAB, SyncErrorCodes.StoreCorrupt },
        { raw.SQLITE_NOTADB, SyncErrorCodes.StoreCorrupt },
        { SqliteErrors.CorruptFileSystem, SyncErrorCodes.StoreCorrupt },
        { raw.SQLITE_ERROR, SyncErrorCodes.StoreCorrupt },
        { raw.SQLITE_CONSTRAINT, SyncErrorCodes.StoreCorrupt },
        { raw.SQLITE_CONSTRAINT_UNIQUE, SyncErrorCodes.StoreCorrupt },
        { raw.SQLITE_MISMATCH, SyncErrorCodes.StoreCorrupt },
        { raw.SQLITE_TOOBIG, SyncErrorCodes.PayloadTooLarge },
        { raw.SQLITE_IOERR, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_IOERR_READ, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_IOERR_SHORT_READ, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_IOERR_WRITE, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_IOERR_FSYNC, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_IOERR_LOCK, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_IOERR_SHMMAP, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_CANTOPEN, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_CANTOPEN_ISDIR, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_PERM, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_AUTH, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_NOMEM, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_INTERRUPT, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_NOLFS, SyncErrorCodes.StoreUnavailable },
        { raw.SQLITE_MISUSE, SyncErrorCodes.StoreUnavailable },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_result_code_has_one_code(int result, string code)
    {
        var error = SqliteErrors.From(result, null, "app.db");

        Assert.Equal(code, error.Code);
        Assert.StartsWith("app.db: ", error.Message, StringComparison.Ordinal);
        Assert.True(SqliteErrors.IsStorage(error));
    }

    [Theory]
    [InlineData(raw.SQLITE_BUSY, true)]
    [InlineData(raw.SQLITE_BUSY_RECOVERY, true)]
    [InlineData(raw.SQLITE_BUSY_SNAPSHOT, false)]
    [InlineData(raw.SQLITE_FULL, false)]
    public void Only_a_lock_that_waiting_can_end_is_waited_for(int result, bool waits) =>
        Assert.Equal(waits, SqliteErrors.IsBusy(SqliteErrors.From(result, null)));
}
