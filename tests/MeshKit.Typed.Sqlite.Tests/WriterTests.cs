using Microsoft.Data.Sqlite;

namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>What only SQLite has: durability settings, group commits, lost answers, owners, the app's own transactions.</summary>
public sealed class WriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SqliteDurability.Full, 2)]
    [InlineData(SqliteDurability.Normal, 1)]
    public async Task Rule01_The_writer_syncs_as_the_durability_says(SqliteDurability durability, long expected)
    {
        await using var store = await Jobs.OpenAsync(new SqliteOptions { Path = _folder.File(), Durability = durability });

        Assert.Equal(expected, await store.AskWriterAsync(Sql.Synchronous));
    }

    [Fact]
    public async Task Rule20_Files_are_readable_by_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix modes.");
        await using var store = await Jobs.OpenAsync(_folder.File());
        await store.EnqueueAsync(Jobs.New());

        Assert.Equal(4, _folder.Names().Length);
        foreach (var name in _folder.Names())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(_folder.File(name)));
    }

    [Fact]
    public async Task Many_callers_share_few_commits()
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        var before = store.Commits;

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => store.EnqueueAsync(Jobs.New())));

        Assert.InRange(store.Commits - before, 1, 500);
    }

    [Fact]
    public async Task Rule17_What_a_dead_owner_held_is_released_at_the_next_opening()
    {
        var job = Jobs.New();
        await using var dying = await Jobs.OpenAsync(_folder.File());
        await dying.EnqueueAsync(job);
        Assert.Single((await dying.ExchangeAsync([], Jobs.Claim(), TestContext.Current.CancellationToken)).Claimed);

        // As the kernel does when a process is killed.
        dying.Owner.Dispose();

        await using var next = await Jobs.OpenAsync(_folder.File());

        Assert.Equal(SyncJobStatus.Pending, (await next.FindAsync(job.Id, TestContext.Current.CancellationToken))!.Status);
    }

    [Fact]
    public async Task Rule17_What_a_living_owner_holds_stays_with_it()
    {
        var job = Jobs.New();
        await using var living = await Jobs.OpenAsync(_folder.File());
        await living.EnqueueAsync(job);
        Assert.Single((await living.ExchangeAsync([], Jobs.Claim(), TestContext.Current.CancellationToken)).Claimed);

        await using var next = await Jobs.OpenAsync(_folder.File());

        Assert.Equal(SyncJobStatus.Running, (await next.FindAsync(job.Id, TestContext.Current.CancellationToken))!.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule19_A_job_in_the_apps_own_transaction_lives_and_dies_with_it(bool commits)
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        var job = Jobs.New("k");
        await using (var connection = new SqliteConnection($"Data Source={_folder.File()};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var transaction = connection.BeginTransaction();
            await store.EnqueueAsync([job], transaction, TestContext.Current.CancellationToken);
            Assert.Null(await store.FindAsync(job.Id, TestContext.Current.CancellationToken));
            var error = await Assert.ThrowsAsync<SyncException>(() => store.EnqueueAsync(Jobs.New()));
            Assert.Equal(SyncErrorCodes.StoreBusy, error.Code);
            if (commits)
                await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(commits, await store.FindAsync(job.Id, TestContext.Current.CancellationToken) is not null);
        await store.EnqueueAsync(Jobs.New());
    }
}
