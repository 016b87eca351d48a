using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace MeshKit.Typed.Sqlite.Tests.AppTransactions;

/// <summary>Entities of EF Core and jobs in one file, in one transaction.</summary>
public sealed class EfCoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "")]
    [InlineData(true, ";Pooling=True")]
    [InlineData(false, ";Pooling=True")]
    [InlineData(true, ";Cache=Shared")]
    [InlineData(false, ";Cache=Shared")]
    [InlineData(true, ";Foreign Keys=True;Recursive Triggers=True")]
    public async Task An_entity_and_a_job_are_stored_together_or_not_at_all(bool commits, string settings)
    {
        await using var mesh = await OpenAsync();
        await using (var drafts = Drafts(settings))
        {
            await drafts.Database.MigrateAsync(Cancellation);
            await using var transaction = await drafts.Database.BeginTransactionAsync(Cancellation);
            drafts.Drafts.Add(new Draft { Title = "first" });
            await drafts.SaveChangesAsync(Cancellation);

            var receipt = await EnqueueAsync(mesh, transaction);

            // Once more after the job: EF's own savepoints and the store's do not disturb each other.
            drafts.Drafts.Add(new Draft { Title = "second" });
            await drafts.SaveChangesAsync(Cancellation);
            Assert.True(receipt.IsProvisional);
            Assert.Equal(EnqueueStatus.Added, receipt.Status);
            Assert.Null(await mesh.Sync.GetAsync(receipt.JobId, Cancellation));
            if (commits)
                await transaction.CommitAsync(Cancellation);
            else
                await transaction.RollbackAsync(Cancellation);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using var after = Drafts(settings);
        Assert.Equal(commits ? 2 : 0, await after.Drafts.CountAsync(Cancellation));
        Assert.Equal(commits ? 1 : 0, await CountJobsAsync(mesh));
        Assert.Equal(commits ? 1 : 0, await FlushAsync(mesh));
    }

    [Fact]
    public async Task The_code_of_the_documentation_stores_both()
    {
        await using var mesh = await OpenAsync();
        await using var drafts = Drafts();
        await drafts.Database.MigrateAsync(Cancellation);

        var jobId = await SaveAsync(mesh, drafts, new Draft { Title = "Hello" });

        Assert.NotNull(await mesh.Sync.GetAsync(jobId, Cancellation));
        Assert.Equal(1, await drafts.Drafts.CountAsync(Cancellation));
    }

    // <transaction>
    private static async Task<Guid> SaveAsync(Mesh mesh, DraftsContext drafts, Draft draft)
    {
        await using var transaction = await drafts.Database.BeginTransactionAsync();
        drafts.Add(draft);
        await drafts.SaveChangesAsync();

        var receipt = await mesh.Sync.EnqueueAsync(new EnqueueRequest
        {
            Kind = "upload",
            Payload = "{}"u8.ToArray(),
            Options = new EnqueueOptions { Transaction = transaction.GetDbTransaction() },
        });

        await transaction.CommitAsync(); // until here the receipt is provisional, and nothing runs
        return receipt.JobId;
    }

    // </transaction>
    [Fact]
    public async Task Rule19_Another_write_of_the_mesh_fails_fast_while_the_transaction_is_open()
    {
        await using var mesh = await OpenAsync();
        await using var drafts = Drafts();
        await using var transaction = await drafts.Database.BeginTransactionAsync(Cancellation);
        await EnqueueAsync(mesh, transaction);
        var started = System.Diagnostics.Stopwatch.StartNew();

        var error = await Assert.ThrowsAsync<SyncException>(() => EnqueueAsync(mesh));

        Assert.Equal(SyncErrorCodes.StoreBusy, error.Code);
        Assert.InRange(started.Elapsed, TimeSpan.Zero, new SqliteOptions { Path = "x" }.BusyTimeout / 2);
        await transaction.CommitAsync(Cancellation);
        await EnqueueAsync(mesh);
        Assert.Equal(2, await CountJobsAsync(mesh));
    }

    [Fact]
    public async Task Rule19_Nothing_wakes_before_the_commit()
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        await using var drafts = Drafts();
        var seen = await store.WaitForChangeAsync(0, TimeSpan.Zero, Cancellation);
        await using var transaction = await drafts.Database.BeginTransactionAsync(Cancellation);
        await store.EnqueueAsync([Jobs.New()], transaction.GetDbTransaction(), Cancellation);

        Assert.Equal(seen, await store.WaitForChangeAsync(seen, TimeSpan.FromSeconds(1.2), Cancellation));

        await transaction.CommitAsync(Cancellation);
        Assert.NotEqual(seen, await store.WaitForChangeAsync(seen, TimeSpan.FromSeconds(30), Cancellation));
    }

    [Fact]
    public async Task A_refused_job_leaves_the_transaction_as_it_was()
    {
        await using var mesh = await OpenAsync();
        await using var drafts = Drafts();
        await drafts.Database.MigrateAsync(Cancellation);
        await using var transaction = await drafts.Database.BeginTransactionAsync(Cancellation);
        drafts.Drafts.Add(new Draft { Title = "kept" });
        await drafts.SaveChangesAsync(Cancellation);
        await EnqueueAsync(mesh, transaction, "key", ConflictPolicy.Fail);

        var error = await Assert.ThrowsAsync<SyncException>(() => EnqueueAsync(mesh, transaction, "key", ConflictPolicy.Fail));
        await transaction.CommitAsync(Cancellation);

        Assert.Equal(SyncErrorCodes.SyncConflict, error.Code);
        Assert.Equal((1, 1), (await drafts.Drafts.CountAsync(Cancellation), await CountJobsAsync(mesh)));
    }

    [Fact]
    public async Task A_rollback_to_a_savepoint_of_the_app_takes_the_job_back()
    {
        await using var mesh = await OpenAsync();
        await using var drafts = Drafts();
        await using var transaction = await drafts.Database.BeginTransactionAsync(Cancellation);
        var kept = await EnqueueAsync(mesh, transaction);
        await transaction.CreateSavepointAsync("app", Cancellation);
        await EnqueueAsync(mesh, transaction);
        await transaction.RollbackToSavepointAsync("app", Cancellation);
        await transaction.CommitAsync(Cancellation);

        Assert.Equal(1, await CountJobsAsync(mesh));
        Assert.NotNull(await mesh.Sync.GetAsync(kept.JobId, Cancellation));
    }

    [Fact]
    public async Task A_transaction_that_is_run_again_with_the_same_id_adds_one_job()
    {
        await using var mesh = await OpenAsync();
        await using var drafts = Drafts();
        await drafts.Database.MigrateAsync(Cancellation);
        var id = Guid.CreateVersion7();

        // As an execution strategy does after a lost answer: the same transaction once more, with the same id.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await using var transaction = await drafts.Database.BeginTransactionAsync(Cancellation);
            await mesh.Sync.EnqueueAsync(Request(transaction) with { Options = new EnqueueOptions { JobId = id, Transaction = transaction.GetDbTransaction() } }, Cancellation);
            await transaction.CommitAsync(Cancellation);
        }

        Assert.Equal(1, await CountJobsAsync(mesh));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_that_EF_Core_made_takes_the_queue_where_the_app_allows_it(bool migrates)
    {
        await using (var drafts = Drafts())
        {
            _ = migrates ? await MigrateAsync(drafts) : await drafts.Database.EnsureCreatedAsync(Cancellation);
            drafts.Drafts.Add(new Draft { Title = "kept" });
            await drafts.SaveChangesAsync(Cancellation);
        }

        var refused = await Assert.ThrowsAsync<SyncException>(OpenAsync);
        Assert.Equal(SyncErrorCodes.StoreCorrupt, refused.Code);
        Assert.Contains(nameof(SqliteOptions.AllowAppDatabase), refused.Message, StringComparison.Ordinal);

        await using (var mesh = await OpenAsync(new SqliteOptions { Path = _folder.File(), AllowAppDatabase = true }))
            await EnqueueAsync(mesh);

        // From then on the file is known as one with a queue.
        await using var next = await OpenAsync();
        Assert.Equal(1, await CountJobsAsync(next));
        await using var after = Drafts();
        Assert.False(await after.Database.EnsureCreatedAsync(Cancellation));
        if (migrates)
            Assert.Empty(await after.Database.GetPendingMigrationsAsync(Cancellation));
        Assert.Equal("kept", (await after.Drafts.SingleAsync(Cancellation)).Title);
    }

    [Theory]
    [InlineData("PRAGMA user_version = 3")]
    [InlineData("PRAGMA application_id = 3")]
    public async Task A_database_that_counts_its_own_versions_is_refused_and_unchanged(string script)
    {
        await using (var drafts = Drafts())
        {
            await drafts.Database.EnsureCreatedAsync(Cancellation);
            await drafts.Database.ExecuteSqlRawAsync(script, Cancellation);
            await drafts.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Cancellation);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var before = await File.ReadAllBytesAsync(_folder.File(), Cancellation);

        var error = await Assert.ThrowsAsync<SyncException>(
            () => OpenAsync(new SqliteOptions { Path = _folder.File(), AllowAppDatabase = true }));

        Assert.Equal(SyncErrorCodes.StoreCorrupt, error.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File(), Cancellation));
    }

    [Fact]
    public async Task EF_Core_adds_its_tables_to_the_queues_file_and_takes_them_away()
    {
        await using var mesh = await OpenAsync();
        await EnqueueAsync(mesh);
        await using var drafts = Drafts();

        // EnsureCreated looks whether there is any table at all; migrations and CreateTables do not.
        Assert.False(await drafts.Database.EnsureCreatedAsync(Cancellation));
        await drafts.Database.MigrateAsync(Cancellation);
        await drafts.Database.MigrateAsync("0", Cancellation);
        await drafts.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Cancellation);

        drafts.Drafts.Add(new Draft { Title = "beside" });
        await drafts.SaveChangesAsync(Cancellation);
        await EnqueueAsync(mesh);
        Assert.Equal(2, await FlushAsync(mesh));
    }

    private Task<Mesh> OpenAsync() => OpenAsync(new SqliteOptions { Path = _folder.File() });

    private static Task<Mesh> OpenAsync(SqliteOptions options) => Mesh.OpenAsync(new SqliteProvider(options), SyncManifest.Empty, Cancellation);

    private DraftsContext Drafts(string settings = "") => new($"Data Source={_folder.File()}{settings}");

    private static async Task<bool> MigrateAsync(DraftsContext drafts)
    {
        await drafts.Database.MigrateAsync(Cancellation);
        return true;
    }

    private static EnqueueRequest Request(IDbContextTransaction? transaction, string? key = null, ConflictPolicy? policy = null) => new()
    {
        Kind = "upload",
        Payload = "{}"u8.ToArray(),
        ConflictKey = key,
        ConflictPolicy = policy,
        Options = new EnqueueOptions { Transaction = transaction?.GetDbTransaction() },
    };

    private static Task<EnqueueReceipt> EnqueueAsync(
        Mesh mesh, IDbContextTransaction? transaction = null, string? key = null, ConflictPolicy? policy = null) =>
        mesh.Sync.EnqueueAsync(Request(transaction, key, policy), Cancellation);

    private static async Task<int> CountJobsAsync(Mesh mesh) => (await mesh.Sync.JobsPageAsync(new JobQuery(), Cancellation)).Jobs.Count;

    private static async Task<int> FlushAsync(Mesh mesh)
    {
        var report = await mesh.Sync.FlushAsync(new FlushOptions { Handlers = SyncHandlers.Untyped((_, _) => new(SyncOutcome.Done)) }, Cancellation);
        return report.Jobs.Count(job => job.Status == SyncJobStatus.Succeeded);
    }
}
