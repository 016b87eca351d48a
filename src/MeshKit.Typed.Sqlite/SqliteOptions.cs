namespace MeshKit.Typed.Sqlite;

/// <summary>How a <see cref="SqliteProvider"/> opens its file.</summary>
public sealed record SqliteOptions
{
    /// <summary>
    /// The database file. It is created, readable by its owner alone, where it does not exist; its directory has to exist. The app may add
    /// tables of its own to the file, so that <see cref="EnqueueOptions.Transaction"/> covers them too; names that begin with <c>mesh_</c>,
    /// <c>user_version</c> and <c>application_id</c> belong to this library.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>
    /// Whether the store may add its tables to a database that the app already has, such as one that EF Core made; the file then keeps its log
    /// in WAL mode. False by default, so that a wrong path leaves no tables in a stranger's file. A file whose <c>user_version</c> or
    /// <c>application_id</c> the app itself has set is refused all the same. Not needed where the store has made the file.
    /// </summary>
    public bool AllowAppDatabase { get; init; }

    /// <summary>What an acknowledged write survives. <see cref="SqliteDurability.Full"/> by default.</summary>
    public SqliteDurability Durability { get; init; }

    /// <summary>How long a call waits for other processes that write to the file before it fails with <c>store_busy</c>. 5 seconds by default.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Lets the tests of this assembly make a commit's answer get lost.</summary>
    internal ICommitFaults? Faults { get; init; }

    /// <summary>Lets the tests of this assembly invent later versions of the schema.</summary>
    internal IReadOnlyList<Migration> Migrations { get; init; } = Migrator.Shipped;

    /// <summary>Lets the tests of this assembly pretend that SQLite is of another version, as <c>sqlite3_libversion_number</c> tells it.</summary>
    internal int? LibraryVersion { get; init; }
}
