using MeshKit.Typed.Stores;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MeshKit.Typed.Sqlite.Tests.Migrations;

/// <summary>How a schema goes forward, shown with versions that are invented here: whole or not at all, once, and never backward.</summary>
public sealed class MigratorTests : IDisposable
{
    /// <summary>Runs once only: a second time there is the table.</summary>
    private const string Forward = "CREATE TABLE mesh_notes(seq INTEGER PRIMARY KEY, note TEXT) STRICT; INSERT INTO mesh_notes SELECT seq, 'migrated' FROM mesh_jobs";

    private readonly TempFolder _folder = new();

    private static int Newest => Migrator.Shipped[^1].Version;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Versions_have_no_gaps() => Assert.Equal(Enumerable.Range(1, Newest), Migrator.Shipped.Select(migration => migration.Version));

    [Fact]
    public async Task A_file_goes_forward_over_all_versions_at_once_and_keeps_its_jobs()
    {
        var job = await MakeAsync();

        await using (var store = await Jobs.OpenAsync(Later(Forward, "ALTER TABLE mesh_notes ADD COLUMN more INTEGER")))
            Assert.NotNull(await store.FindAsync(job, Cancellation));

        Assert.Equal((Newest + 2, 1, 1), (Scalar(Sql.UserVersion), Scalar("SELECT count(*) FROM mesh_notes"), Scalar("SELECT more IS NULL FROM mesh_notes")));
    }

    [Fact]
    public async Task A_new_file_starts_at_the_newest_version()
    {
        await (await Jobs.OpenAsync(Later(Forward))).DisposeAsync();

        Assert.Equal(Newest + 1, Scalar(Sql.UserVersion));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_older_version_whole()
    {
        var job = await MakeAsync();
        var before = await File.ReadAllBytesAsync(_folder.File(), Cancellation);

        var error = await Assert.ThrowsAsync<SyncException>(() => Jobs.OpenAsync(Later(Forward, "INSERT INTO mesh_none VALUES (1)")));

        Assert.Equal(SyncErrorCodes.StoreCorrupt, error.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File(), Cancellation));
        Assert.Equal((Newest, 0), (Scalar(Sql.UserVersion), Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'mesh_notes'")));
        await using var store = await Jobs.OpenAsync(_folder.File());
        Assert.NotNull(await store.FindAsync(job, Cancellation));
    }

    [Fact]
    public async Task A_migration_that_is_cut_off_by_a_kill_leaves_one_version_whole()
    {
        var job = await MakeAsync();

        // Long enough for copies in its midst, and larger than its cache, so that pages of it are in the log before it commits.
        var slow = Forward + "; INSERT INTO mesh_notes WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) "
            + "SELECT i, 'a note that takes room: ' || hex(zeroblob(100)) FROM n";
        var migrating = Jobs.OpenAsync(Later(slow));
        var cuts = 0;
        while (!migrating.IsCompleted)
        {
            // What a killed process leaves: both files as the kernel has them. The file itself is not written before the commit.
            var name = $"cut-{cuts}.db";
            File.Copy(_folder.File("app.db"), _folder.File(name));
            if (File.Exists(_folder.File("app.db-wal")))
                File.Copy(_folder.File("app.db-wal"), _folder.File(name + "-wal"));

            // After the commit a checkpoint may come between the two copies, which no kill does.
            if (Scalar(Sql.UserVersion) != Newest)
                break;
            cuts++;
            await Task.Delay(20, Cancellation);
        }

        await (await migrating).DisposeAsync();
        Assert.Contains(Enumerable.Range(0, cuts), cut => new FileInfo(_folder.File($"cut-{cut}.db-wal")) is { Exists: true, Length: > 1_000_000 });
        for (var cut = 0; cut < cuts; cut++)
        {
            // The last log may end with the commit before its index says so: then the newer version is there, as whole as it will be.
            var name = $"cut-{cut}.db";
            var isOlder = cut < cuts - 1 || Scalar(Sql.UserVersion, name) == Newest;
            await using var store = await Jobs.OpenAsync(isOlder ? new SqliteOptions { Path = _folder.File(name) } : Later(slow) with { Path = _folder.File(name) });
            Assert.NotNull(await store.FindAsync(job, Cancellation));
            Assert.Equal(isOlder ? 0 : 1, Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'mesh_notes'", name));
            Assert.True(isOlder || Scalar("SELECT max(seq) FROM mesh_notes", name) == 400000, "What was committed is not all there.");
        }
    }

    [Fact]
    public async Task Many_that_open_a_file_at_once_migrate_it_once()
    {
        for (var round = 0; round < 10; round++)
        {
            var path = _folder.File($"{round}.db");
            await (await Jobs.OpenAsync(path)).DisposeAsync();
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var opening = Enumerable.Range(0, 8).Select(async _ =>
            {
                await start.Task;
                return await Jobs.OpenAsync(Later(Forward) with { Path = path });
            }).ToArray();
            start.SetResult();

            foreach (var store in await Task.WhenAll(opening))
                await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_file_that_went_forward_is_schema_too_new_to_older_code_and_stays_as_it_is()
    {
        await MakeAsync();
        await (await Jobs.OpenAsync(Later(Forward))).DisposeAsync();
        var before = await File.ReadAllBytesAsync(_folder.File(), Cancellation);
        var names = _folder.Names();

        var error = await Assert.ThrowsAsync<SyncException>(() => Jobs.OpenAsync(_folder.File()));

        Assert.Equal(SyncErrorCodes.SchemaTooNew, error.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File(), Cancellation));
        Assert.Equal(names, _folder.Names());
    }

    [Fact]
    public async Task Older_code_that_has_the_file_open_writes_no_more_once_it_went_forward()
    {
        var job = await MakeAsync();
        await using var older = await Jobs.OpenAsync(_folder.File());
        await using var newer = await Jobs.OpenAsync(Later(Forward));

        var error = await Assert.ThrowsAsync<SyncException>(() => older.EnqueueAsync(Jobs.New()));
        var claiming = await Assert.ThrowsAsync<SyncException>(async () => await older.ExchangeAsync([], Jobs.Claim(), Cancellation));
        await using var connection = new SqliteConnection($"Data Source={_folder.File()};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var transaction = connection.BeginTransaction();
        var joining = await Assert.ThrowsAsync<SyncException>(async () => await older.EnqueueAsync([Jobs.New()], transaction, Cancellation));

        Assert.All([error, claiming, joining], refused => Assert.Equal(SyncErrorCodes.SchemaTooNew, refused.Code));
        await transaction.CommitAsync(Cancellation);
        Assert.Equal(job, Assert.Single((await newer.QueryAsync(new StoreQuery { Limit = 10 }, Cancellation)).Jobs).Id);
    }

    [Fact]
    public async Task A_log_that_went_forward_is_schema_too_new_as_well()
    {
        await MakeAsync();
        await using (await Jobs.OpenAsync(Later(Forward)))
        {
            // Killed before any checkpoint: only the log says which version it is.
            File.Copy(_folder.File("app.db"), _folder.File("crashed.db"));
            File.Copy(_folder.File("app.db-wal"), _folder.File("crashed.db-wal"));
        }

        var error = await Assert.ThrowsAsync<SyncException>(() => Jobs.OpenAsync(_folder.File("crashed.db")));

        Assert.Equal(SyncErrorCodes.SchemaTooNew, error.Code);
        await using var store = await Jobs.OpenAsync(Later(Forward) with { Path = _folder.File("crashed.db") });
    }

    private SqliteOptions Later(params string[] scripts) => new()
    {
        Path = _folder.File(),
        Migrations = [.. Migrator.Shipped, .. scripts.Select((script, i) => new Migration(Newest + 1 + i, script))],
    };

    private async Task<Guid> MakeAsync()
    {
        var job = Jobs.New("k");
        await using var store = await Jobs.OpenAsync(_folder.File());
        await store.EnqueueAsync(job);
        return job.Id;
    }

    private long Scalar(string sql, string name = "app.db")
    {
        using var db = Connection.Open(_folder.File(name), raw.SQLITE_OPEN_READWRITE);
        return db.Scalar(sql);
    }
}
