using SQLitePCL;

namespace MeshKit.Typed.Sqlite;

/// <summary>Opens connections to a file that is, or is to become, a store. A file that is neither is left as found.</summary>
internal sealed class StoreFile(SqliteOptions options, string path)
{
    /// <summary>"MshK", so that a file can be told from other applications' databases.</summary>
    public const int ApplicationId = 0x4D73684B;

    // Before it, two connections could corrupt a WAL.
    private const int OldestSafeSqlite = 3_051_003;

    static StoreFile() => Batteries_V2.Init();

    /// <summary>The file: once it is prepared, as SQLite names it, so that all who reach it by links use one name.</summary>
    public string Path { get; private set; } = path;

    private Migrator Migrator => new(options.Migrations, Path);

    public TimeSpan BusyTimeout => options.BusyTimeout;

    public static StoreFile Locate(SqliteOptions options)
    {
        var version = options.LibraryVersion ?? raw.sqlite3_libversion_number();
        if (version < OldestSafeSqlite)
        {
            throw new SyncException(
                SyncErrorCodes.StoreUnavailable,
                $"The SQLite library is {version / 1_000_000}.{version / 1000 % 1000}.{version % 1000}, which can corrupt a log that two connections "
                + "share. Use 3.51.3 or later: reference a current SQLitePCLRaw.bundle_e_sqlite3. The file was not opened.");
        }

        var path = System.IO.Path.GetFullPath(options.Path);
        if (Directory.Exists(path) || !Directory.Exists(System.IO.Path.GetDirectoryName(path)))
            throw new SyncException(SyncErrorCodes.StoreUnavailable, $"{path}: the path must name a file in a directory that exists.");
        return new StoreFile(options, path);
    }

    /// <summary>Creates the file where there is none, looks at one before touching it, and brings its schema forward.</summary>
    public void Prepare()
    {
        if (!File.Exists(Path))
            PrivateFile.Create(Path);
        else if ((File.GetAttributes(Path) & FileAttributes.ReadOnly) != 0)
            throw SqliteErrors.From(raw.SQLITE_READONLY, null, Path);
        Inspect();
        BusyRetry.Run(() => options.BusyTimeout, () =>
        {
            using var db = OpenRaw(raw.SQLITE_OPEN_READWRITE);
            db.SetCheckpointOnClose(false);
            if (db.IsReadOnly)
                throw SqliteErrors.From(raw.SQLITE_READONLY, null, Path);

            // With the log of a crashed writer the header may be newer than what could be seen from outside.
            ThrowIfNotOurs(db);
            if (db.Scalar(Sql.ApplicationId) == 0)
                db.Script($"PRAGMA application_id = {ApplicationId}");
            db.Script("PRAGMA journal_mode = WAL");
            Harden(db);
            Migrator.Run(db);
            Path = db.FileName;
            return true;
        });
    }

    /// <summary>Opens the connection that writes. It waits for no lock by itself.</summary>
    public Connection OpenWriter()
    {
        var db = OpenRaw(raw.SQLITE_OPEN_READWRITE);
        Harden(db);
        db.SetBusyTimeout(TimeSpan.Zero);
        return db;
    }

    public Connection OpenReader()
    {
        var db = OpenRaw(raw.SQLITE_OPEN_READWRITE);
        db.Script("PRAGMA query_only = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY");
        db.SetBusyTimeout(options.BusyTimeout);
        return db;
    }

    private void Harden(Connection db) => db.Script(
        $"PRAGMA synchronous = {(options.Durability == SqliteDurability.Full ? "FULL" : "NORMAL")}; "
        + "PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384; PRAGMA foreign_keys = OFF");

    private Connection OpenRaw(int flags)
    {
        var db = Connection.Open(Path, flags);
        db.SetBusyTimeout(options.BusyTimeout);
        return db;
    }

    /// <summary>Asked under the write lock: a newer version of the app may have taken the file forward since it was opened here.</summary>
    public void ThrowIfTooNew(Connection db) => Migrator.ThrowIfTooNew(db.Scalar(Sql.UserVersion));

    /// <summary>Opens a connection to read the whole file as it is at one moment. The file is only looked at.</summary>
    /// <exception cref="SyncException">The file is not there, or no store.</exception>
    public Connection OpenSource()
    {
        if (!File.Exists(Path))
            throw new SyncException(SyncErrorCodes.StoreUnavailable, $"{Path}: there is no file to back up.");
        Inspect();
        var db = OpenReader();
        try
        {
            ThrowIfNotOurs(db);
            return db;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads the header as it stands. Immutable: without locks, without a log, without a change; and through SQLite, since closing a file
    /// of our own would drop the locks of other connections in this process.
    /// </summary>
    private void Inspect()
    {
        if (new FileInfo(Path).Length == 0)
            return;
        var uri = "file:" + string.Join('/', Path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)) + "?immutable=1";
        using var db = Connection.Open(uri, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI);
        try
        {
            ThrowIfNotOurs(db);
        }
        catch (SyncException exception) when (SqliteErrors.IsCorrupt(exception))
        {
            // Without locks and log this may be a checkpoint that is under way, or that was cut off by a kill: the header is written before the
            // pages that it counts. Whether the file is really damaged is for the opening that follows, which asks before it writes.
        }
    }

    private void ThrowIfNotOurs(Connection db)
    {
        var (application, objects, version) = ReadIdentity(db);
        var isNew = application == 0 && objects == 0;
        var isTheApps = options.AllowAppDatabase && application == 0 && version == 0;
        if (application != ApplicationId && !isNew && !isTheApps)
        {
            throw new SyncException(
                SyncErrorCodes.StoreCorrupt,
                options.AllowAppDatabase
                    ? $"{Path}: the database has an application_id or a user_version that this library has not set; it is unchanged. Give the store a file of its own."
                    : $"{Path}: the file is a database of another application; it is unchanged. Give the store a file of its own, in which the app may add "
                    + "tables; or, where it is the app's own, set SqliteOptions.AllowAppDatabase.");
        }

        Migrator.ThrowIfTooNew(version);
    }

    /// <summary>
    /// What tells whose file this is, of one moment: read one by one, a file that another process is just making would be one that has tables
    /// and nobody's id.
    /// </summary>
    private static (long Application, long Objects, long Version) ReadIdentity(Connection db)
    {
        db.Execute(Sql.BeginRead);
        try
        {
            return (db.Scalar(Sql.ApplicationId), db.Scalar(Sql.CountObjects), db.Scalar(Sql.UserVersion));
        }
        finally
        {
            if (db.IsInTransaction)
                db.Execute(Sql.Rollback);
        }
    }
}
