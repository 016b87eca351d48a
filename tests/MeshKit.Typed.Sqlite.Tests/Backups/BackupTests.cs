using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MeshKit.Typed.Sqlite.Tests.Backups;

/// <summary>A copy of a file that is in use: whole, of one moment, and a store of its own.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_under_load_has_all_that_was_acknowledged_before_it_began()
    {
        var provider = new SqliteProvider(_folder.File());
        await using var mesh = await Mesh.OpenAsync(provider, new MeshOptions { Manifest = SyncManifest.Empty, LeaveProviderOpen = true }, Cancellation);
        await FillAsync(2000);
        var acknowledged = new ConcurrentQueue<Guid>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var load = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EnqueueAsync(mesh, acknowledged, stop.Token)).Append(FlushAsync(mesh, stop.Token)));

        for (var round = 0; round < 5; round++)
        {
            var count = acknowledged.Count;
            while (acknowledged.Count < count + 20)
                await Task.Delay(1, Cancellation);
            var before = acknowledged.ToArray();
            var path = _folder.File($"backup-{round}.db");

            await provider.BackupAsync(path, Cancellation);

            await CheckAsync(path, before);
        }

        await stop.CancelAsync();
        await load;
    }

    [Fact]
    public async Task A_job_that_was_running_is_free_in_the_copy_and_stays_held_in_the_file()
    {
        var provider = new SqliteProvider(_folder.File());
        await using var store = await Jobs.OpenAsync(_folder.File());
        var job = Jobs.New("k");
        await store.EnqueueAsync(job);
        Assert.Single((await store.ExchangeAsync([], Jobs.Claim(), Cancellation)).Claimed);

        await provider.BackupAsync(_folder.File("copy.db"), Cancellation);

        await using var copy = await Jobs.OpenAsync(_folder.File("copy.db"));
        Assert.Equal(SyncJobStatus.Pending, (await copy.FindAsync(job.Id, Cancellation))!.Status);
        Assert.Equal(SyncJobStatus.Running, (await store.FindAsync(job.Id, Cancellation))!.Status);
    }

    [Fact]
    public async Task A_file_that_no_mesh_has_open_is_copied_with_what_its_log_still_holds()
    {
        var job = Jobs.New();
        await using (var store = await Jobs.OpenAsync(_folder.File()))
        {
            await store.EnqueueAsync(job);
            foreach (var name in (string[])["app.db", "app.db-wal"])
                File.Copy(_folder.File(name), _folder.File(name.Replace("app", "crashed", StringComparison.Ordinal)));
        }

        await new SqliteProvider(_folder.File("crashed.db")).BackupAsync(_folder.File("copy.db"), Cancellation);

        await CheckAsync(_folder.File("copy.db"), [job.Id]);
    }

    [Fact]
    public async Task The_apps_own_tables_are_in_the_copy()
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        Run(_folder.File(), "CREATE TABLE notes(text); INSERT INTO notes VALUES ('kept')");

        await new SqliteProvider(_folder.File()).BackupAsync(_folder.File("copy.db"), Cancellation);

        Assert.Equal("kept", Run(_folder.File("copy.db"), "SELECT text FROM notes"));
    }

    [Fact]
    public async Task A_backup_is_readable_by_its_owner_alone_and_leaves_nothing_beside_it()
    {
        await using (await Jobs.OpenAsync(_folder.File()))
            await new SqliteProvider(_folder.File()).BackupAsync(_folder.File("copy.db"), Cancellation);

        Assert.Equal(["copy.db"], _folder.Names().Where(name => !name.StartsWith("app.db", StringComparison.Ordinal)));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("copy.db")));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_overwritten()
    {
        await (await Jobs.OpenAsync(_folder.File())).DisposeAsync();
        await File.WriteAllTextAsync(_folder.File("precious"), "precious", Cancellation);

        await RefusesAsync(_folder.File(), _folder.File("precious"), SyncErrorCodes.StoreUnavailable);
        await RefusesAsync(_folder.File(), _folder.File(), SyncErrorCodes.StoreUnavailable);

        Assert.Equal("precious", await File.ReadAllTextAsync(_folder.File("precious"), Cancellation));
    }

    [Fact]
    public async Task What_is_no_store_is_not_copied()
    {
        Run(_folder.File("other.db"), "CREATE TABLE notes(text)");

        await RefusesAsync(_folder.File("other.db"), _folder.File("copy.db"), SyncErrorCodes.StoreCorrupt);
        await RefusesAsync(_folder.File("missing.db"), _folder.File("copy.db"), SyncErrorCodes.StoreUnavailable);
    }

    [Fact]
    public async Task A_backup_into_a_missing_directory_is_store_unavailable()
    {
        await (await Jobs.OpenAsync(_folder.File())).DisposeAsync();

        await RefusesAsync(_folder.File(), _folder.File("missing/copy.db"), SyncErrorCodes.StoreUnavailable);
    }

    [Fact]
    public async Task A_cancelled_backup_leaves_no_file()
    {
        await (await Jobs.OpenAsync(_folder.File())).DisposeAsync();
        var names = _folder.Names();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        // On this thread, past the point where a task that has not begun is simply not run.
        Assert.Throws<OperationCanceledException>(
            () => FileBackup.Run(StoreFile.Locate(new SqliteOptions { Path = _folder.File() }), _folder.File("copy.db"), cancelled.Token));

        Assert.Equal(names, _folder.Names());
    }

    [Fact]
    public async Task The_code_of_the_documentation_copies_the_file()
    {
        await using (await Jobs.OpenAsync(_folder.File("app.db")))
            await BackUpAsync(_folder.File("app.db"), Path.GetDirectoryName(_folder.File())!);

        Assert.Contains(_folder.Names(), name => name.StartsWith("app-", StringComparison.Ordinal));
    }

    // <backup>
    private static async Task BackUpAsync(string database, string folder)
    {
        // Beside the mesh that has the file open, or without one.
        await using var provider = new SqliteProvider(database);
        await provider.BackupAsync(Path.Combine(folder, $"app-{DateTime.UtcNow:yyyyMMdd-HHmmss}.db"));
    }

    // </backup>
    private async Task RefusesAsync(string source, string path, string code)
    {
        var names = _folder.Names();

        var error = await Assert.ThrowsAsync<SyncException>(() => new SqliteProvider(source).BackupAsync(path, Cancellation));

        Assert.Equal(code, error.Code);
        Assert.Equal(names, _folder.Names());
    }

    /// <summary>Payloads, so that a copy takes long enough for writers to come between.</summary>
    private async Task FillAsync(int count)
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        await store.EnqueueAsync([.. Enumerable.Range(0, count).Select(_ => Jobs.New() with { Payload = new byte[4000], Delay = TimeSpan.FromDays(1) })]);
    }

    private static async Task EnqueueAsync(Mesh mesh, ConcurrentQueue<Guid> acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var receipt = await mesh.Sync.EnqueueAsync(new EnqueueRequest { Kind = "load", Payload = "{}"u8.ToArray() }, CancellationToken.None);
            acknowledged.Enqueue(receipt.JobId);
        }
    }

    private static async Task FlushAsync(Mesh mesh, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await mesh.Sync.FlushAsync(new FlushOptions { Handlers = SyncHandlers.Untyped((_, _) => new(SyncOutcome.Done)), MaxJobs = 50 }, CancellationToken.None);
    }

    /// <summary>The copy is sound, has the jobs, and is a store that can be written.</summary>
    private static async Task CheckAsync(string path, IReadOnlyCollection<Guid> expected)
    {
        using (var db = Connection.Open(path, raw.SQLITE_OPEN_READWRITE))
        {
            using var check = db.Prepare("PRAGMA integrity_check");
            Assert.True(check.Step());
            Assert.Equal("ok", check.Text(0));
        }

        await using var copy = await Jobs.OpenAsync(path);
        foreach (var id in expected)
            Assert.NotNull(await copy.FindAsync(id, Cancellation));
        await copy.EnqueueAsync(Jobs.New());
        Assert.NotEmpty((await copy.ExchangeAsync([], Jobs.Claim(), Cancellation)).Claimed);
    }

    private static object? Run(string path, string script)
    {
        Batteries_V2.Init();
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the scripts stand in this file
        command.CommandText = script;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
