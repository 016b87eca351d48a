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
    public async Task A_file_that_is_no_database_is_store_corrupt(int length)
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
    public async Task A_missing_directory_is_store_unavailable()
    {
        var error = await Assert.ThrowsAsync<SyncException>(() => Jobs.OpenAsync(_folder.File("missing/app.db")));

        Assert.Equal(SyncErrorCodes.StoreUnavailable, error.Code);
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
