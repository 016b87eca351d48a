using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>
/// Stores jobs in one SQLite file, which any number of processes of one machine may share. Beside the file stand SQLite's own
/// <c>-wal</c> and <c>-shm</c> files, and a small <c>-owner-…</c> file for each process that has it open.
/// </summary>
public sealed class SqliteProvider : MeshProvider
{
    private readonly SqliteOptions _options;

    /// <summary>Creates a provider for a file, with default options. Nothing is opened yet.</summary>
    /// <param name="path">The database file; see <see cref="SqliteOptions.Path"/>.</param>
    public SqliteProvider(string path)
        : this(new SqliteOptions { Path = path })
    {
    }

    /// <summary>Creates a provider. Nothing is opened yet.</summary>
    /// <param name="options">The file and how to open it.</param>
    public SqliteProvider(SqliteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Path);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BusyTimeout, TimeSpan.Zero, nameof(options));
        if (options.Path.StartsWith(":memory:", StringComparison.Ordinal) || options.Path.StartsWith("file:", StringComparison.Ordinal))
            throw new ArgumentException("The path must name a file: a job in memory would not survive its process.", nameof(options));
        _options = options;
    }

    /// <inheritdoc/>
    public override string Name => "sqlite";

    /// <summary>Opens the file, and creates or migrates the store in it.</summary>
    /// <param name="context">What the store takes from the mesh.</param>
    /// <param name="cancellationToken">Cancels the opening before it begins.</param>
    /// <exception cref="SyncException">
    /// <c>store_corrupt</c>: the file is no database, or another application's. <c>schema_too_new</c>: a newer version of this library wrote
    /// it. <c>store_read_only</c>, <c>store_busy</c>, <c>store_full</c>, <c>store_unavailable</c>. The file is left as found.
    /// </exception>
    public override async ValueTask<ISyncStore?> OpenStoreAsync(StoreContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await Task.Run(() => SqliteStore.Open(_options, context.TimeProvider), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Copies the file, the app's own tables included, while this and other processes go on writing to it; a mesh need not be open. The copy is of
    /// one moment after the call began, so that it has all that was acknowledged before; it opens as a store of its own, in which jobs that were
    /// running are free again. It is readable by its owner alone, and appears under its name when it is complete.
    /// </summary>
    /// <param name="path">The file to write, in a directory that exists. Nothing is overwritten.</param>
    /// <param name="cancellationToken">Cancels the copying; no file is left.</param>
    /// <exception cref="SyncException">
    /// <c>store_unavailable</c>: there is a file of this name already, or there is none to copy, or one of the two cannot be reached.
    /// <c>store_corrupt</c>, <c>schema_too_new</c>: the provider's file is no store, or is damaged. <c>store_full</c>: no room for the copy.
    /// </exception>
    public Task BackupAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Task.Run(() => FileBackup.Run(StoreFile.Locate(_options), Path.GetFullPath(path), cancellationToken), cancellationToken);
    }
}
