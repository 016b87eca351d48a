using System.Collections.Concurrent;
using MeshKit.Typed.Stores;
using SQLitePCL;

namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>A full disk: what was acknowledged stays, what was refused is not there, and the store goes on once there is room.</summary>
public sealed class FullDiskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Room.Kinds), MemberType = typeof(Room))]
    public async Task What_was_acknowledged_is_kept_and_what_was_refused_is_stored_once_when_it_is_repeated(string kind)
    {
        using var room = Room.Of(kind);
        await using var store = await OpenAsync(room);
        await room.LimitAsync(store);
        var (acknowledged, refused) = (new ConcurrentBag<NewJob>(), new ConcurrentBag<NewJob>());

        // Callers that share commits: a call that does not fit takes those of its group with it, each with the same answer.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => EnqueueUntilFullAsync(store, acknowledged, refused)));

        Assert.NotEmpty(acknowledged);
        await AssertStoredAsync(store, acknowledged, refused);
        await room.FreeAsync(store);
        foreach (var job in refused)
            await store.EnqueueAsync(job);
        await AssertStoredAsync(store, [.. acknowledged, .. refused], []);
        Assert.Equal(acknowledged.Count + refused.Count, await RunAllAsync(store));
        await store.DisposeAsync();
        AssertSound(room.Path);
    }

    [Theory]
    [MemberData(nameof(Room.Kinds), MemberType = typeof(Room))]
    public async Task A_running_job_whose_outcome_finds_no_room_is_settled_once_there_is_some(string kind)
    {
        using var room = Room.Of(kind);
        await using var store = await OpenAsync(room);
        var job = Large();
        await store.EnqueueAsync(job);
        var claimed = Assert.Single((await store.ExchangeAsync([], Jobs.Claim(), Cancellation)).Claimed);
        await room.LimitAsync(store);
        var settlement = new Settlement { Lease = claimed.Lease, Kind = SettlementKind.Succeeded, Result = new byte[1_000_000] };

        var error = await Assert.ThrowsAsync<SyncException>(async () => await store.ExchangeAsync([settlement], null, Cancellation));

        Assert.Equal(SyncErrorCodes.StoreFull, error.Code);
        Assert.Equal([LeaseState.Held], await store.RenewAsync([claimed.Lease], TimeSpan.FromMinutes(1), Cancellation));
        await room.FreeAsync(store);
        Assert.True((await store.ExchangeAsync([settlement], null, Cancellation)).Settled[0].Held);
        Assert.Equal(1_000_000, (await store.FindAsync(job.Id, Cancellation))!.Result!.Value.Length);
    }

    [Fact]
    public async Task Pruning_makes_room_in_a_full_file()
    {
        using var room = Room.Of("page limit");
        await using var store = await OpenAsync(room);
        for (var i = 0; i < 50; i++)
            await store.EnqueueAsync(Large());
        Assert.Equal(50, await RunAllAsync(store));
        await room.LimitAsync(store);
        await EnqueueUntilFullAsync(store, [], []);

        Assert.Equal(50, await store.PruneAsync(new PruneRequest { OlderThan = TimeSpan.Zero, Limit = 1000 }, Cancellation));

        await store.EnqueueAsync(Large());
    }

    [Fact]
    public async Task A_commit_that_finds_the_disk_full_is_store_full_and_leaves_nothing()
    {
        using var room = Room.Of("page limit");
        var faults = new Faults { Code = raw.SQLITE_FULL };
        await using var store = await Jobs.OpenAsync(new SqliteOptions { Path = room.Path, Faults = faults });
        var job = Jobs.New();
        faults.Next = false;

        var error = await Assert.ThrowsAsync<SyncException>(() => store.EnqueueAsync(job));

        Assert.Equal(SyncErrorCodes.StoreFull, error.Code);
        Assert.Null(await store.FindAsync(job.Id, Cancellation));
        await store.EnqueueAsync(job);
    }

    [Theory]
    [MemberData(nameof(Room.Kinds), MemberType = typeof(Room))]
    public async Task A_full_store_is_backed_up_where_there_is_room_and_leaves_no_file_where_there_is_none(string kind)
    {
        using var room = Room.Of(kind);
        using var elsewhere = new TempFolder();
        await using var store = await OpenAsync(room);
        var provider = new SqliteProvider(room.Path);
        await store.EnqueueAsync([.. Enumerable.Range(0, 200).Select(_ => Large())]);
        await room.LimitAsync(store);

        await provider.BackupAsync(elsewhere.File(), Cancellation);

        AssertSound(elsewhere.File());
        if (kind == "page limit")
            return;
        var error = await Assert.ThrowsAsync<SyncException>(() => provider.BackupAsync(room.Path + ".copy", Cancellation));
        Assert.Equal(SyncErrorCodes.StoreFull, error.Code);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetDirectoryName(room.Path)!), path => path.Contains("copy", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Room.Kinds), MemberType = typeof(Room))]
    public async Task A_full_store_closes_and_opens_with_all_it_acknowledged(string kind)
    {
        using var room = Room.Of(kind);
        var acknowledged = new ConcurrentBag<NewJob>();
        await using (var store = await OpenAsync(room))
        {
            await room.LimitAsync(store);
            await EnqueueUntilFullAsync(store, acknowledged, []);
        }

        await using var next = await OpenAsync(room);
        await AssertStoredAsync(next, acknowledged, []);
        await room.FreeAsync(next);
        await next.EnqueueAsync(Large());
    }

    private static Task<SqliteStore> OpenAsync(Room room) => Jobs.OpenAsync(room.Path);

    private static NewJob Large() => Jobs.New() with { Payload = new byte[3000] };

    private static async Task EnqueueUntilFullAsync(SqliteStore store, ConcurrentBag<NewJob> acknowledged, ConcurrentBag<NewJob> refused)
    {
        for (var failures = 0; failures < 3;)
        {
            var job = Large();
            try
            {
                await store.EnqueueAsync(job);
                acknowledged.Add(job);
            }
            catch (SyncException exception)
            {
                Assert.Equal(SyncErrorCodes.StoreFull, exception.Code);
                refused.Add(job);
                failures++;
            }
        }
    }

    private static async Task AssertStoredAsync(SqliteStore store, IReadOnlyCollection<NewJob> stored, IReadOnlyCollection<NewJob> absent)
    {
        var page = await store.QueryAsync(new StoreQuery { Limit = 100_000 }, Cancellation);
        Assert.Equal(stored.Select(job => job.Id).Order(), page.Jobs.Select(job => job.Id).Order());
        foreach (var job in absent)
            Assert.Null(await store.FindAsync(job.Id, Cancellation));
    }

    private static async Task<int> RunAllAsync(SqliteStore store)
    {
        var (count, claimed) = (0, (IReadOnlyList<ClaimedJob>)[]);
        do
        {
            var settlements = claimed.Select(job => new Settlement { Lease = job.Lease, Kind = SettlementKind.Succeeded }).ToArray();
            claimed = (await store.ExchangeAsync(settlements, Jobs.Claim(100), Cancellation)).Claimed;
            count += claimed.Count;
        }
        while (claimed.Count > 0);
        return count;
    }

    private static void AssertSound(string path)
    {
        using var db = Connection.Open(path, raw.SQLITE_OPEN_READWRITE);
        using var check = db.Prepare("PRAGMA integrity_check");
        Assert.True(check.Step());
        Assert.Equal("ok", check.Text(0));
    }
}
