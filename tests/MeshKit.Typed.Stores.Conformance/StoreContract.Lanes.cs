namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    [Theory]
    [InlineData(SettlementKind.Succeeded)]
    [InlineData(SettlementKind.Failed)]
    [InlineData(SettlementKind.Cancelled)]
    [InlineData(SettlementKind.Quarantined)]
    public async Task Rule09_When_the_head_ends_the_next_of_its_lane_is_promoted(SettlementKind end)
    {
        await EnqueueAllAsync(Append("a"), Append("b"));
        await SettleAsync(await ClaimOneAsync(), end);

        Assert.Equal("b", await HeadAsync());
        Assert.False((await FindAsync("b")).IsWaiting);
        Assert.Equal("b", Names(await ClaimAsync()));
    }

    [Fact]
    public async Task Rule09_Only_one_job_of_a_key_is_claimed_at_a_time()
    {
        await EnqueueAllAsync(Append("a"), Append("b"), Append("c"), Append("x", "other"));

        Assert.Equal("a x", Names(await ClaimAsync()));
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task A_settlement_and_the_claim_of_the_next_in_the_lane_share_a_call()
    {
        await EnqueueAllAsync(Append("a"), Append("b"));
        var head = await ClaimOneAsync();

        var exchange = await Store.ExchangeAsync([Settlement(head, SettlementKind.Succeeded)], Request(), Cancellation);

        Assert.Equal("b", Names(exchange.Claimed));
    }

    [Fact]
    public async Task Rule09_Backoff_at_the_head_holds_its_lane_and_no_other()
    {
        await EnqueueAllAsync(Append("a"), Append("b"), Append("x", "other"));
        await SettleAsync(Assert.Single(await ClaimAsync(1)), SettlementKind.Retry, delay: 60);

        Assert.Equal("x", await RunAllAsync());
        await AdvanceAsync(Seconds(61));
        Assert.Equal("a b", await RunAllAsync());
    }

    [Fact]
    public async Task Rule09_Delay_and_an_unaccepted_gate_at_the_head_hold_the_lane()
    {
        await EnqueueAllAsync(
            Append("a") with { Delay = Seconds(60) }, Append("b"),
            Append("c", "l") with { Gate = Gate("later") }, Append("d", "l"));

        Assert.Empty(await ClaimAsync(Request(accepts: gate => gate.Kind != "later")));
    }

    [Fact]
    public async Task Rule09_The_next_of_a_lane_is_the_one_that_was_queued_first_though_it_is_due_later()
    {
        await EnqueueAllAsync(Append("a"), Append("b") with { Delay = Seconds(60) }, Append("c"));

        await SettleAsync(await ClaimOneAsync(), SettlementKind.Succeeded);

        Assert.Equal("b", await HeadAsync());
        Assert.Empty(await ClaimAsync());
        await AdvanceAsync(Seconds(60));
        Assert.Equal("b c", await RunAllAsync());
    }

    [Fact]
    public async Task Rule09_Priority_acts_between_lanes_and_not_within_one()
    {
        await EnqueueAllAsync(Append("a"), Append("b") with { Gate = Gate(priority: 2) }, Job("x", priority: 1));

        Assert.Equal("x a b", await RunAllAsync());
    }

    [Fact]
    public async Task FindHead_gives_the_ready_or_running_job_of_the_key()
    {
        Assert.Null(await HeadAsync());
        await EnqueueAllAsync(Append("a"), Append("b"));
        Assert.Equal("a", await HeadAsync());
        var running = await ClaimOneAsync();
        Assert.Equal("a", await HeadAsync());
        await SettleAsync(running, SettlementKind.Succeeded);
        Assert.Equal("b", await HeadAsync());
        await RunAllAsync();
        Assert.Null(await HeadAsync());
    }

    [Theory]
    [InlineData(SettlementKind.Failed, SyncJobStatus.Failed)]
    [InlineData(SettlementKind.Quarantined, SyncJobStatus.Quarantined)]
    public async Task Rule09_A_failed_job_that_holds_its_key_stays_the_head(SettlementKind end, SyncJobStatus status)
    {
        await EnqueueAllAsync(Append("a", hold: true), Append("b"));

        Assert.Equal(status, (await SettleAsync(await ClaimOneAsync(), end)).Status);

        Assert.Equal("a", await HeadAsync());
        Assert.Equal(Now, (await FindAsync("a")).FinishedAt);
        Assert.True((await FindAsync("b")).IsWaiting);
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task A_job_that_is_out_of_attempts_at_its_release_holds_its_key_too()
    {
        await EnqueueAllAsync(Append("a", hold: true) with { MaxAttempts = 1 }, Append("b"));
        await ClaimOneAsync(lease: 1);
        await AdvanceAsync(Seconds(2));

        Assert.Empty(await ClaimAsync());
        Assert.Equal("a:Quarantined b:Pending", await StatusesAsync("a", "b"));
    }

    [Fact]
    public async Task A_held_lane_goes_on_when_its_job_is_retried()
    {
        await EnqueueAllAsync(Append("a", hold: true), Append("b"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);

        Assert.Equal(new EditResult(EditStatus.Done, SyncJobStatus.Pending), await RetryAsync("a"));

        Assert.Equal("a b", await RunAllAsync());
    }

    [Theory]
    [InlineData(ConflictPolicy.Dedupe)]
    [InlineData(ConflictPolicy.Fail)]
    [InlineData(ConflictPolicy.Replace)]
    [InlineData(ConflictPolicy.Append)]
    public async Task A_job_that_holds_its_lane_is_named_by_no_policy_but_new_jobs_wait_behind_it(ConflictPolicy policy)
    {
        await EnqueueAsync(Append("a", hold: true));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);

        Assert.Equal(new EnqueueResult(Id("b"), EnqueueStatus.Added, SyncJobStatus.Pending), await EnqueueAsync(Job("b", "k", policy)));
        Assert.True((await FindAsync("b")).IsWaiting);
        Assert.Equal("a:Failed", await StatusesAsync("a"));
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task A_job_that_holds_its_lane_has_ended_and_cannot_be_cancelled()
    {
        await EnqueueAllAsync(Append("a", hold: true), Append("b"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);

        Assert.Equal(new EditResult(EditStatus.WrongState, SyncJobStatus.Failed), await CancelAsync("a"));
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task A_quarantined_job_that_holds_its_lane_goes_on_in_its_place_when_it_is_repaired()
    {
        await EnqueueAllAsync(Append("a", hold: true), Append("b"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Quarantined);
        await RepairAsync("a");

        Assert.Equal("a b", await RunAllAsync());
    }

    [Fact]
    public async Task A_job_that_is_retried_waits_behind_one_that_holds_the_lane()
    {
        await EnqueueAllAsync(Append("a"), Append("b", hold: true));
        foreach (var _ in "ab")
            await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);
        await RetryAsync("a");

        Assert.Empty(await ClaimAsync());
        await RetryAsync("b");
        Assert.Equal("b a", await RunAllAsync());
    }

    [Fact]
    public async Task Dedupe_in_a_held_lane_names_the_job_that_waits()
    {
        await EnqueueAsync(Append("a", hold: true));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);
        await EnqueueAsync(Job("b", "k"));

        Assert.Equal(Id("b"), (await EnqueueAsync(Job("c", "k"))).JobId);
    }

    [Fact]
    public async Task Rule09_Hold_on_failure_has_no_effect_without_append_or_without_a_key()
    {
        await EnqueueAllAsync(Job("a", "k", hold: true), Append("b"), Job("c", policy: ConflictPolicy.Append, hold: true));
        foreach (var job in await ClaimAsync())
            await SettleAsync(job, SettlementKind.Failed);

        Assert.Equal("b", await RunAllAsync());
        Assert.Equal("a:Failed c:Failed", await StatusesAsync("a", "c"));
    }

    [Fact]
    public async Task A_job_that_was_cancelled_never_holds_its_lane()
    {
        await EnqueueAllAsync(Append("a", hold: true), Append("b"));
        var running = await ClaimOneAsync();
        await CancelAsync("a");

        Assert.Equal(SyncJobStatus.Cancelled, (await SettleAsync(running, SettlementKind.Failed)).Status);
        Assert.Equal("b", Names(await ClaimAsync()));
    }
}
