using Microsoft.Data.Sqlite;

namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>A file that cannot be a store is refused with its code, and stays byte for byte as it was.</summary>
public sealed class BadFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(5)]
    [InlineData(4096)]
    [InlineData(100_000)]
    public async Task Rule06_A_file_that_is_no_database_is_store_corrupt(int length)
    {
        await File.WriteAllBytesAsync(_folder.File(), [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))], TestContext.Current.CancellationToken);

        await RefusesAsync(SyncErrorCodes.StoreCorrupt);
    }

    [Theory]
    [InlineData("CREATE TABLE notes(text)")]
    [InlineData("PRAGMA application_id = 7")]
    [InlineData("PRAGMA journal_mode = WAL; CREATE TABLE notes(text)")]
    public async Task Another_applications_database_is_store_corrupt(string script)
    {
        Run(script);

        await RefusesAsync(SyncErrorCodes.StoreCorrupt);
    }

    [Fact]
    public async Task A_newer_schema_is_schema_too_new()
    {
        await (await Jobs.OpenAsync(_folder.File())).DisposeAsync();
        Run("PRAGMA user_version = 1000");

        await RefusesAsync(SyncErrorCodes.SchemaTooNew);
    }

    [Fact]
    public async Task A_read_only_file_is_store_read_only()
    {
        await (await Jobs.OpenAsync(_folder.File())).DisposeAsync();
        File.SetAttributes(_folder.File(), FileAttributes.ReadOnly);

        await RefusesAsync(SyncErrorCodes.StoreReadOnly);
    }

    [Fact]
    public async Task A_file_that_turns_read_only_is_store_read_only_and_loses_nothing()
    {
        var job = Jobs.New();
        await using (var store = await Jobs.OpenAsync(_folder.File()))
        {
            await store.EnqueueAsync(job);
            await store.SetWriterAsync("PRAGMA query_only = ON");

            // query_only is how SQLite itself refuses each write with SQLITE_READONLY, whoever runs the test.
            var error = await Assert.ThrowsAsync<SyncException>(() => store.EnqueueAsync(Jobs.New()));

            Assert.Equal(SyncErrorCodes.StoreReadOnly, error.Code);
            Assert.NotNull(await store.FindAsync(job.Id, TestContext.Current.CancellationToken));
            await store.SetWriterAsync("PRAGMA query_only = OFF");
            await store.EnqueueAsync(Jobs.New());
        }
    }

    [Fact]
    public async Task A_missing_directory_is_store_unavailable()
    {
        var error = await Assert.ThrowsAsync<SyncException>(() => Jobs.OpenAsync(_folder.File("missing/app.db")));

        Assert.Equal(SyncErrorCodes.StoreUnavailable, error.Code);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public async Task A_directory_in_place_of_the_file_is_store_unavailable()
    {
        Directory.CreateDirectory(_folder.File());

        var error = await Assert.ThrowsAsync<SyncException>(() => Jobs.OpenAsync(_folder.File()));

        Assert.Equal(SyncErrorCodes.StoreUnavailable, error.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.File()));
    }

    [Fact]
    public async Task A_directory_in_place_of_the_log_is_store_unavailable()
    {
        await (await Jobs.OpenAsync(_folder.File())).DisposeAsync();
        foreach (var name in _folder.Names().Where(name => name != "app.db"))
            File.Delete(_folder.File(name));
        Directory.CreateDirectory(_folder.File("app.db-wal"));

        await RefusesAsync(SyncErrorCodes.StoreUnavailable);
    }

    [Theory]
    [InlineData("DROP TABLE mesh_bodies")]
    [InlineData("DROP INDEX mesh_jobs_id; INSERT INTO mesh_bodies VALUES (1, x'7b7d')")]
    public async Task Rule06_A_store_whose_schema_is_not_what_its_version_says_is_store_corrupt(string script)
    {
        await (await Jobs.OpenAsync(_folder.File())).DisposeAsync();
        Run(script);
        await using var store = await Jobs.OpenAsync(_folder.File());

        var error = await Assert.ThrowsAsync<SyncException>(() => store.EnqueueAsync(Jobs.New()));

        Assert.Equal(SyncErrorCodes.StoreCorrupt, error.Code);
    }

    [Theory]
    [InlineData(3_051_002, "3.51.2")]
    [InlineData(3_046_001, "3.46.1")]
    public async Task A_SQLite_that_can_corrupt_a_log_is_refused_before_the_file_is_touched(int version, string name)
    {
        var error = await Assert.ThrowsAsync<SyncException>(
            () => Jobs.OpenAsync(new SqliteOptions { Path = _folder.File(), LibraryVersion = version }));

        Assert.Equal(SyncErrorCodes.StoreUnavailable, error.Code);
        Assert.Contains($"{name},", error.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public async Task The_oldest_SQLite_that_cannot_is_taken() =>
        await (await Jobs.OpenAsync(new SqliteOptions { Path = _folder.File(), LibraryVersion = 3_051_003 })).DisposeAsync();

    [Fact]
    public async Task The_SQLite_that_the_package_brings_is_safe_in_this_process()
    {
        await using var store = await Jobs.OpenAsync(_folder.File());

        Assert.InRange(SQLitePCL.raw.sqlite3_libversion_number(), 3_051_003, int.MaxValue);
    }

    [Fact]
    public async Task A_file_that_stays_locked_is_store_busy()
    {
        await using var store = await Jobs.OpenAsync(new SqliteOptions { Path = _folder.File(), BusyTimeout = TimeSpan.FromMilliseconds(100) });
        using var other = Connect();
        using var transaction = other.BeginTransaction();

        var error = await Assert.ThrowsAsync<SyncException>(() => store.EnqueueAsync(Jobs.New()));

        Assert.Equal(SyncErrorCodes.StoreBusy, error.Code);
    }

    [Fact]
    public async Task A_checkpoint_that_was_cut_off_leaves_a_file_that_opens()
    {
        var jobs = Enumerable.Range(0, 100).Select(_ => Jobs.New()).ToArray();
        await using (var store = await Jobs.OpenAsync(_folder.File()))
        {
            await store.EnqueueAsync(jobs);
            File.Copy(_folder.File(), _folder.File("cut.db"));
            File.Copy(_folder.File("app.db-wal"), _folder.File("cut.db-wal"));
        }

        // Its first page is written, and counts pages that the file does not have yet.
        Run("PRAGMA wal_checkpoint(TRUNCATE)");
        await using (var cut = File.OpenWrite(_folder.File("cut.db")))
            cut.Write((await File.ReadAllBytesAsync(_folder.File(), TestContext.Current.CancellationToken)).AsSpan(0, 4096));

        await using var next = await Jobs.OpenAsync(_folder.File("cut.db"));

        foreach (var job in jobs)
            Assert.NotNull(await next.FindAsync(job.Id, TestContext.Current.CancellationToken));
    }

    private async Task RefusesAsync(string code)
    {
        var before = await File.ReadAllBytesAsync(_folder.File(), TestContext.Current.CancellationToken);
        var names = _folder.Names();

        var error = await Assert.ThrowsAsync<SyncException>(() => Jobs.OpenAsync(_folder.File()));

        Assert.Equal(code, error.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File(), TestContext.Current.CancellationToken));
        Assert.Equal(names, _folder.Names());
    }

    private SqliteConnection Connect()
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection($"Data Source={_folder.File()};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Run(string script)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the scripts stand in this file
        command.CommandText = script;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
