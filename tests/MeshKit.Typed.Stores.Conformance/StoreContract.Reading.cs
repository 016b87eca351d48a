namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Find_gives_null_for_an_unknown_job() => Assert.Null(await Store.FindAsync(Id("a"), Cancellation));

    [Fact]
    public async Task Query_lists_jobs_in_the_order_of_enqueueing_or_its_reverse()
    {
        await EnqueueAllAsync(Job("a", "k", delay: Seconds(9)), Job("b", priority: 2));
        await EnqueueAsync(Replace("c"));

        Assert.Equal("a b c", await ListAsync(new StoreQuery { Limit = 10 }));
        Assert.Equal("c b a", await ListAsync(new StoreQuery { Limit = 10, Descending = true }));
    }

    [Theory]
    [InlineData(false, "a b|c d|e")]
    [InlineData(true, "e d|c b|a")]
    public async Task Query_goes_on_from_its_cursor_and_the_last_page_has_none(bool descending, string expected)
    {
        foreach (var name in "abcde")
            await EnqueueAsync(Job($"{name}"));

        Assert.Equal(expected, await PagesAsync(new StoreQuery { Limit = 2, Descending = descending }));
        Assert.Equal(expected.Replace('|', ' '), await PagesAsync(new StoreQuery { Limit = 5, Descending = descending }));
    }

    [Fact]
    public async Task A_cursor_stays_valid_when_jobs_are_deleted_and_added()
    {
        await EnqueueAllAsync(Job("a"), Job("b"), Job("c"));
        var page = await Store.QueryAsync(new StoreQuery { Limit = 2 }, Cancellation);
        foreach (var job in await ClaimAsync(2))
            await SettleAsync(job, SettlementKind.Succeeded);
        Assert.Equal(2, await PruneAsync());
        await EnqueueAsync(Job("d"));

        Assert.Equal("c d", await ListAsync(new StoreQuery { Limit = 10, After = page.Next }));
    }

    [Fact]
    public async Task Query_filters_by_kind_status_and_key_all_at_once()
    {
        await EnqueueAllAsync(Job("a", "k"), Job("b", "l"), Job("c", kind: "other"), Append("d"));
        await SettleAsync(Assert.Single(await ClaimAsync(1)), SettlementKind.Succeeded);

        Assert.Equal("a b d", await ListAsync(new StoreQuery { Limit = 10, Kinds = ["work"] }));
        Assert.Equal("a b c d", await ListAsync(new StoreQuery { Limit = 10, Kinds = ["work", "other", "none"] }));
        Assert.Equal("a d", await ListAsync(new StoreQuery { Limit = 10, Key = "k" }));
        Assert.Equal("b c d", await ListAsync(new StoreQuery { Limit = 10, Statuses = [SyncJobStatus.Pending] }));
        Assert.Equal("a b c d", await ListAsync(new StoreQuery { Limit = 10, Statuses = [SyncJobStatus.Pending, SyncJobStatus.Succeeded] }));
        Assert.Equal("d", await ListAsync(new StoreQuery { Limit = 10, Kinds = ["work"], Key = "k", Statuses = [SyncJobStatus.Pending] }));
        Assert.Equal("", await ListAsync(new StoreQuery { Limit = 10, Kinds = ["Work"] }));
    }

    [Fact]
    public async Task Query_filters_by_time_from_inclusive_to_exclusive()
    {
        var start = Now;
        foreach (var name in "abcd")
        {
            await EnqueueAsync(Job($"{name}"));
            await AdvanceAsync(Seconds(10));
        }

        Assert.Equal("b c d", await ListAsync(new StoreQuery { Limit = 10, EnqueuedFrom = start + Seconds(10) }));
        Assert.Equal("a b", await ListAsync(new StoreQuery { Limit = 10, EnqueuedBefore = start + Seconds(20) }));
        Assert.Equal("b c", await ListAsync(new StoreQuery { Limit = 10, EnqueuedFrom = start + Seconds(1), EnqueuedBefore = start + Seconds(30) }));
    }

    [Fact]
    public async Task Query_with_a_filter_pages_through_the_matches_alone()
    {
        foreach (var name in "abcdef")
            await EnqueueAsync(Job($"{name}", kind: name % 2 == 0 ? "even" : "odd"));

        Assert.Equal("b d|f", await PagesAsync(new StoreQuery { Limit = 2, Kinds = ["even"] }));
        Assert.Equal("e c|a", await PagesAsync(new StoreQuery { Limit = 2, Kinds = ["odd"], Descending = true }));
    }

    [Fact]
    public async Task Stats_count_jobs_by_kind_and_status_and_nothing_else()
    {
        Assert.Empty(await Store.StatsAsync(Cancellation));
        await EnqueueAllAsync(Append("a"), Append("b"), Job("c", kind: "other", priority: 1), Job("d", kind: "other", priority: 2));
        foreach (var job in await ClaimAsync(2))
            await SettleAsync(job, SettlementKind.Succeeded);
        await ClaimOneAsync();

        var counts = (await Store.StatsAsync(Cancellation)).Where(count => count.Count != 0);

        Assert.Equal(
            [new("other", SyncJobStatus.Succeeded, 2), new("work", SyncJobStatus.Pending, 1), new("work", SyncJobStatus.Running, 1)],
            counts.OrderBy(count => count.Kind, StringComparer.Ordinal).ThenBy(count => count.Status));
    }

    [Fact]
    public async Task Prune_deletes_ended_jobs_and_no_active_ones()
    {
        await EnqueueAllAsync(Job("a"), Job("b"), Append("c"), Append("d"));
        var claimed = await ClaimAsync();
        await SettleAsync(claimed[0], SettlementKind.Succeeded);

        Assert.Equal(1, await PruneAsync());

        Assert.Equal("b c d", await ListAsync(new StoreQuery { Limit = 10 }));
        Assert.Null(await Store.FindAsync(Id("a"), Cancellation));
        Assert.Equal(EnqueueStatus.Added, (await EnqueueAsync(Job("a"))).Status);
    }

    [Fact]
    public async Task Prune_deletes_steps_and_checkpoints_with_their_job()
    {
        await EnqueueAsync(Job("a"));
        var claimed = await ClaimOneAsync();
        await StepAsync(claimed, "charge", "1");
        await CheckpointAsync(claimed);
        await SettleAsync(claimed, SettlementKind.Failed);
        await PruneAsync();
        await EnqueueAsync(Job("a"));

        var again = await ClaimOneAsync();
        Assert.Empty(again.Steps);
        Assert.Null(again.Job.Checkpoint);
    }

    [Fact]
    public async Task Prune_deletes_only_what_ended_at_least_so_long_ago()
    {
        await EnqueueAllAsync(Job("a"), Job("b"), Job("c"));
        for (var i = 0; i < 3; i++)
        {
            await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);
            await AdvanceAsync(Seconds(10));
        }

        Assert.Equal(0, await PruneAsync(olderThan: 31));
        Assert.Equal(2, await PruneAsync(olderThan: 20));
        Assert.Equal("c", await ListAsync(new StoreQuery { Limit = 10 }));
    }

    [Fact]
    public async Task Prune_deletes_at_most_its_limit_and_first_what_ended_first()
    {
        await EnqueueAllAsync(Job("a"), Job("b"), Job("c"));
        var claimed = await ClaimAsync();
        foreach (var index in new[] { 2, 0, 1 })
        {
            await SettleAsync(claimed[index], index == 0 ? SettlementKind.Failed : SettlementKind.Succeeded);
            await AdvanceAsync(Seconds(1));
        }

        Assert.Equal(2, await PruneAsync(limit: 2));
        Assert.Equal("b", await ListAsync(new StoreQuery { Limit = 10 }));
    }

    [Fact]
    public async Task Prune_deletes_what_ended_at_once_in_the_order_of_enqueueing()
    {
        await EnqueueAllAsync(Job("a", "k"), Job("b"), Replace("c"));
        await CancelAsync("c");
        await CancelAsync("b");

        Assert.Equal(1, await PruneAsync(limit: 1));
        Assert.Equal("b c", await ListAsync(new StoreQuery { Limit = 10 }));
        Assert.Equal(1, await PruneAsync(limit: 1));
        Assert.Equal("c", await ListAsync(new StoreQuery { Limit = 10 }));
    }

    [Fact]
    public async Task Prune_deletes_only_the_statuses_that_it_is_given()
    {
        await EnqueueAllAsync(Job("a"), Job("b"), Job("c"));
        var claimed = await ClaimAsync();
        await SettleAsync(claimed[0], SettlementKind.Succeeded);
        await SettleAsync(claimed[1], SettlementKind.Failed);
        await SettleAsync(claimed[2], SettlementKind.Quarantined);

        Assert.Equal(2, await PruneAsync(statuses: [SyncJobStatus.Succeeded, SyncJobStatus.Quarantined]));
        Assert.Equal("b", await ListAsync(new StoreQuery { Limit = 10 }));
    }

    [Fact]
    public async Task Prune_deletes_replaced_and_cancelled_jobs_too()
    {
        await EnqueueAllAsync(Job("a", "k"), Replace("b"), Append("c"));
        await CancelAsync("c");

        Assert.Equal(2, await PruneAsync());
        Assert.Equal("b", await ListAsync(new StoreQuery { Limit = 10 }));
        Assert.Equal("b", await RunAllAsync());
    }

    [Fact]
    public async Task Prune_keeps_a_job_that_holds_its_lane()
    {
        await EnqueueAllAsync(Append("a", hold: true), Append("b"), Job("c"));
        foreach (var job in await ClaimAsync())
            await SettleAsync(job, SettlementKind.Failed);

        Assert.Equal(1, await PruneAsync());

        Assert.Equal("a:Failed b:Pending", await StatusesAsync("a", "b"));
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task A_lease_of_a_pruned_job_gives_no_right_to_write_to_a_newer_one()
    {
        await EnqueueAsync(Job("a"));
        var old = await ClaimOneAsync();
        await SettleAsync(old, SettlementKind.Succeeded);
        await PruneAsync();
        await EnqueueAsync(Job("b"));
        await ClaimOneAsync();

        Assert.False((await SettleAsync(old, SettlementKind.Failed)).Held);
        Assert.Equal("b:Running", await StatusesAsync("b"));
    }

    private async Task<string> ListAsync(StoreQuery query) => Names((await Store.QueryAsync(query, Cancellation)).Jobs);

    private async Task<string> PagesAsync(StoreQuery query)
    {
        var pages = new List<string>();
        do
        {
            var page = await Store.QueryAsync(query, Cancellation);
            pages.Add(Names(page.Jobs));
            query = query with { After = page.Next };
        }
        while (query.After is not null);

        return string.Join('|', pages);
    }

    private async Task<int> PruneAsync(double olderThan = 0, int limit = 100, params SyncJobStatus[] statuses) =>
        await Store.PruneAsync(new PruneRequest { OlderThan = Seconds(olderThan), Limit = limit, Statuses = statuses }, Cancellation);
}
