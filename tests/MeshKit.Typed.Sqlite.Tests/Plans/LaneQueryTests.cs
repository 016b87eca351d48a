using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite.Tests.Plans;

/// <summary>A query that goes by a lane's indexes answers as one that reads the whole table.</summary>
public sealed class LaneQueryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_active_jobs_of_a_key_are_those_of_its_lane(bool descending)
    {
        await using var store = await Jobs.OpenAsync(_folder.File());
        var cancellation = TestContext.Current.CancellationToken;
        await FillAsync(store);
        SyncJobStatus[][] filters = [[SyncJobStatus.Pending], [SyncJobStatus.Running], [SyncJobStatus.Pending, SyncJobStatus.Running]];
        foreach (var key in (string[])["k", "held", "other", "none"])
        {
            var all = await PagesAsync(store, new StoreQuery { Key = key, Descending = descending, Limit = 100 }, cancellation);
            foreach (var statuses in filters)
            {
                var active = await PagesAsync(store, new StoreQuery { Key = key, Statuses = statuses, Descending = descending, Limit = 2 }, cancellation);

                Assert.Equal(all.Where(job => statuses.Contains(job.Status)).Select(job => job.Id), active.Select(job => job.Id));
            }
        }

        var running = await PagesAsync(store, new StoreQuery { Statuses = [SyncJobStatus.Running], Descending = descending, Limit = 1 }, cancellation);
        Assert.Equal(3, running.Count);
    }

    private static async Task FillAsync(SqliteStore store)
    {
        await store.EnqueueAsync(Enumerable.Range(0, 6).Select(_ => Jobs.New("k", ConflictPolicy.Append)).ToArray());
        await store.EnqueueAsync(Jobs.New("held", ConflictPolicy.Append) with { HoldKeyOnFailure = true }, Jobs.New("held", ConflictPolicy.Append));
        await store.EnqueueAsync(Jobs.New("other"), Jobs.New());
        var first = (await store.ExchangeAsync([], Jobs.Claim(), CancellationToken.None)).Claimed;
        var ended = first.Select(job => new Settlement { Lease = job.Lease, Kind = SettlementKind.Failed }).ToArray();
        await store.ExchangeAsync(ended, null, CancellationToken.None);
        await store.EnqueueAsync(Jobs.New("k", ConflictPolicy.Replace), Jobs.New("other"), Jobs.New());
        await store.EnqueueAsync(Jobs.New("k", ConflictPolicy.Replace));
        Assert.Equal(3, (await store.ExchangeAsync([], Jobs.Claim(), CancellationToken.None)).Claimed.Count);
    }

    private static async Task<List<StoredJob>> PagesAsync(SqliteStore store, StoreQuery query, CancellationToken cancellationToken)
    {
        var jobs = new List<StoredJob>();
        while (true)
        {
            var page = await store.QueryAsync(query, cancellationToken);
            jobs.AddRange(page.Jobs);
            if (page.Next is null)
                return jobs;
            query = query with { After = page.Next };
        }
    }
}
