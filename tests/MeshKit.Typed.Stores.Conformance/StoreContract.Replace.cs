namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Replace_of_a_pending_job_ends_it_as_replaced()
    {
        await EnqueueAsync(Job("a", "k"));

        var result = await EnqueueAsync(Replace("b"));

        Assert.Equal(new EnqueueResult(Id("b"), EnqueueStatus.Replaced, SyncJobStatus.Pending, Id("a")), result);
        var replaced = await FindAsync("a");
        Assert.Equal((SyncJobStatus.Replaced, Id("b"), Now, "k"), (replaced.Status, replaced.ReplacedBy, replaced.FinishedAt, replaced.Key));
        Assert.Equal("b", await RunAllAsync());
    }

    [Fact]
    public async Task Rule08_Replace_keeps_the_place_in_the_queue()
    {
        await EnqueueAllAsync(Job("a", "k"), Job("z"));
        await EnqueueAsync(Replace("b"));

        Assert.Equal("b z", await RunAllAsync());
    }

    [Fact]
    public async Task Rule08_Replace_starts_without_attempts_and_is_due_at_its_own_time()
    {
        await EnqueueAsync(Job("a", "k"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Retry, delay: 600);

        await EnqueueAsync(Replace("b"));

        var successor = await FindAsync("b");
        Assert.Equal((0, Now), (successor.Attempt, successor.DueAt));
        Assert.Equal("b", Names(await ClaimAsync()));
    }

    [Fact]
    public async Task Replace_keeps_its_own_delay()
    {
        await EnqueueAsync(Job("a", "k"));
        await EnqueueAsync(Replace("b") with { Delay = Seconds(5) });

        Assert.Empty(await ClaimAsync());
        await AdvanceAsync(Seconds(5));
        Assert.Equal("b", Names(await ClaimAsync()));
    }

    [Fact]
    public async Task Rule08_Replace_may_cross_kinds()
    {
        await EnqueueAsync(Job("a", "k", kind: "upload"));
        await EnqueueAsync(Replace("b") with { Gate = Gate("delete") });

        Assert.Equal("b", Names(await ClaimAsync(Request(accepts: gate => gate.Kind == "delete"))));
        Assert.Equal(SyncJobStatus.Replaced, (await FindAsync("a")).Status);
    }

    [Theory]
    [InlineData(WhenRunning.PolicyDefault)]
    [InlineData(WhenRunning.Cancel)]
    [InlineData(WhenRunning.Count)]
    public async Task Rule08_Replace_of_a_running_job_waits_and_asks_it_to_stop(WhenRunning whenRunning)
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();

        var result = await EnqueueAsync(Replace("b", whenRunning: whenRunning));

        Assert.Equal(new EnqueueResult(Id("b"), EnqueueStatus.Replaced, SyncJobStatus.Pending, Id("a")), result);
        var head = await FindAsync("a");
        Assert.Equal((SyncJobStatus.Running, true, "\"a\""), (head.Status, head.IsStopRequested, Text(head.Payload)));
        Assert.Null(head.ReplacedBy);
        Assert.Equal(LeaseState.Superseded, await RenewAsync(running));
        Assert.True((await FindAsync("b")).IsWaiting);
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Rule08_Replace_that_lets_the_running_job_finish_does_not_ask_it_to_stop()
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();
        await EnqueueAsync(Replace("b", whenRunning: WhenRunning.Finish));

        Assert.Equal(LeaseState.Held, await RenewAsync(running));
        Assert.False((await FindAsync("a")).IsStopRequested);
        Assert.Equal(SyncJobStatus.Replaced, (await SettleAsync(running, SettlementKind.Retry)).Status);
    }

    [Fact]
    public async Task A_later_replace_may_ask_a_job_to_stop_that_an_earlier_one_let_finish()
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();
        await EnqueueAsync(Replace("b", whenRunning: WhenRunning.Finish));
        await EnqueueAsync(Replace("c"));

        Assert.Equal(LeaseState.Superseded, await RenewAsync(running));
    }

    [Fact]
    public async Task A_later_replace_that_would_let_a_job_finish_takes_back_no_request_to_stop()
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();
        await EnqueueAsync(Replace("b"));
        await EnqueueAsync(Replace("c", whenRunning: WhenRunning.Finish));

        Assert.True((await FindAsync("a")).IsStopRequested);
        Assert.Equal(LeaseState.Superseded, await RenewAsync(running));
    }

    [Theory]
    [InlineData(SettlementKind.Retry)]
    [InlineData(SettlementKind.Snooze)]
    [InlineData(SettlementKind.Failed)]
    [InlineData(SettlementKind.Cancelled)]
    [InlineData(SettlementKind.Quarantined)]
    [InlineData(SettlementKind.Release)]
    [InlineData(SettlementKind.Return)]
    public async Task Rule08_A_superseded_job_ends_as_replaced_unless_it_succeeded(SettlementKind kind)
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();
        await EnqueueAsync(Replace("b"));

        Assert.Equal((true, SyncJobStatus.Replaced), await SettleAsync(running, kind, delay: 5) is var s ? (s.Held, s.Status) : default);
        Assert.Equal((Id("b"), Now), await FindAsync("a") is var a ? (a.ReplacedBy, a.FinishedAt) : default);
        Assert.Equal("b", Names(await ClaimAsync()));
    }

    [Fact]
    public async Task A_superseded_job_that_succeeded_is_succeeded()
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();
        await EnqueueAsync(Replace("b"));

        Assert.Equal(SyncJobStatus.Succeeded, (await SettleAsync(running, SettlementKind.Succeeded)).Status);
        Assert.Null((await FindAsync("a")).ReplacedBy);
        Assert.Equal("b", Names(await ClaimAsync()));
    }

    [Fact]
    public async Task Rule08_A_superseded_job_that_was_also_cancelled_is_cancelled()
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();
        await EnqueueAsync(Replace("b"));
        await CancelAsync("a");

        Assert.Equal(LeaseState.CancelRequested, await RenewAsync(running));
        Assert.Equal(SyncJobStatus.Cancelled, (await SettleAsync(running, SettlementKind.Release)).Status);
    }

    [Fact]
    public async Task Rule08_At_most_one_successor_waits_and_a_newer_one_takes_its_place()
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();
        await EnqueueAllAsync(Replace("b"), Append("c"));

        var result = await EnqueueAsync(Replace("d"));

        Assert.Equal(new EnqueueResult(Id("d"), EnqueueStatus.Replaced, SyncJobStatus.Pending, Id("b")), result);
        Assert.Equal((SyncJobStatus.Replaced, Id("d")), await FindAsync("b") is var b ? (b.Status, b.ReplacedBy) : default);
        await SettleAsync(running, SettlementKind.Failed);
        Assert.Equal(Id("d"), (await FindAsync("a")).ReplacedBy);
        Assert.Equal("d c", await RunAllAsync());
    }

    [Fact]
    public async Task Replace_supersedes_the_running_job_also_where_a_job_waits_that_let_it_finish()
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();
        await EnqueueAsync(Job("b", "k", whenRunning: WhenRunning.Finish));

        Assert.Equal(Id("b"), (await EnqueueAsync(Replace("c"))).PreviousJobId);

        Assert.Equal(LeaseState.Superseded, await RenewAsync(running));
        await SettleAsync(running, SettlementKind.Retry);
        Assert.Equal("a:Replaced b:Replaced", await StatusesAsync("a", "b"));
        Assert.Equal("c", await RunAllAsync());
    }

    [Fact]
    public async Task Rule08_Replace_never_touches_a_pending_append_job()
    {
        await EnqueueAllAsync(Append("a"), Append("b"));

        Assert.Equal(new EnqueueResult(Id("c"), EnqueueStatus.Added, SyncJobStatus.Pending), await EnqueueAsync(Replace("c")));
        await EnqueueAsync(Append("d"));
        Assert.Equal(new EnqueueResult(Id("e"), EnqueueStatus.Replaced, SyncJobStatus.Pending, Id("c")), await EnqueueAsync(Replace("e")));
        Assert.Equal("a b e d", await RunAllAsync());
    }

    [Fact]
    public async Task Rule08_Replace_never_touches_a_running_append_job()
    {
        await EnqueueAsync(Append("a"));
        var running = await ClaimOneAsync();

        Assert.Equal(EnqueueStatus.Added, (await EnqueueAsync(Replace("b"))).Status);
        Assert.Equal(LeaseState.Held, await RenewAsync(running));
        Assert.Equal(SyncJobStatus.Pending, (await SettleAsync(running, SettlementKind.Retry)).Status);
        Assert.Equal("a b", await RunAllAsync());
    }

    [Fact]
    public async Task Replace_of_a_ready_head_stays_before_the_append_jobs_behind_it()
    {
        await EnqueueAllAsync(Job("a", "k"), Append("b"), Replace("c"));

        Assert.Equal("c b", await RunAllAsync());
    }

    [Fact]
    public async Task Replace_of_a_running_job_waits_behind_the_append_jobs_that_came_before()
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();
        await EnqueueAllAsync(Append("b"), Replace("c"), Append("d"));
        await SettleAsync(running, SettlementKind.Succeeded);

        Assert.Equal("b c d", await RunAllAsync());
    }

    [Fact]
    public async Task Replace_takes_the_place_of_the_job_that_waits_and_leaves_a_ready_head()
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();
        await EnqueueAsync(Job("b", "k", whenRunning: WhenRunning.Finish));
        await SettleAsync(running, SettlementKind.Retry);

        Assert.Equal(Id("b"), (await EnqueueAsync(Replace("c"))).PreviousJobId);
        Assert.Equal("a c", await RunAllAsync());
    }
}
