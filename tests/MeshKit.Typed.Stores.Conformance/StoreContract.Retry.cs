namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    [Theory]
    [InlineData(SettlementKind.Failed)]
    [InlineData(SettlementKind.Cancelled)]
    [InlineData(SettlementKind.Quarantined)]
    public async Task Retry_starts_a_new_generation_that_keeps_steps_and_checkpoint(SettlementKind end)
    {
        await EnqueueAsync(Job("a"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Snooze);
        var claimed = await ClaimOneAsync();
        await CheckpointAsync(claimed, "7");
        await StepAsync(claimed, "charge", "1");
        await SettleAsync(claimed, end);
        await AdvanceAsync(Seconds(5));

        Assert.Equal(new EditResult(EditStatus.Done, SyncJobStatus.Pending), await RetryAsync("a"));

        var retried = await FindAsync("a");
        Assert.Equal((SyncJobStatus.Pending, 1, 0, 0, Now), (retried.Status, retried.Generation, retried.Attempt, retried.Snoozes, retried.DueAt));
        Assert.Null(retried.FinishedAt);
        var again = await ClaimOneAsync();
        Assert.Equal((1, "7", "1"), (again.Job.Attempt, Text(again.Job.Checkpoint), Text(Assert.Single(again.Steps).Result)));
    }

    [Fact]
    public async Task Retry_forgets_that_the_job_was_asked_to_stop()
    {
        await EnqueueAsync(Job("a"));
        var claimed = await ClaimOneAsync();
        await CancelAsync("a");
        await SettleAsync(claimed, SettlementKind.Release);
        await RetryAsync("a");

        Assert.False((await FindAsync("a")).IsStopRequested);
        Assert.Equal(SyncJobStatus.Pending, (await SettleAsync(await ClaimOneAsync(), SettlementKind.Retry)).Status);
    }

    [Fact]
    public async Task Retry_forgets_that_the_job_was_superseded()
    {
        await EnqueueAsync(Job("a", "k"));
        var first = await ClaimOneAsync();
        await EnqueueAsync(Replace("b"));
        await CancelAsync("a");
        Assert.Equal(SyncJobStatus.Cancelled, (await SettleAsync(first, SettlementKind.Retry)).Status);
        await RunAllAsync();
        await RetryAsync("a");

        var again = await ClaimOneAsync();
        Assert.Equal(LeaseState.Held, await RenewAsync(again));
        Assert.Equal(SyncJobStatus.Pending, (await SettleAsync(again, SettlementKind.Retry)).Status);
        Assert.Equal(SyncJobStatus.Failed, (await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed)).Status);
        Assert.Null((await FindAsync("a")).ReplacedBy);
    }

    [Fact]
    public async Task Retry_of_a_job_that_was_cancelled_while_it_ran_gives_it_a_life_like_any_other()
    {
        await EnqueueAsync(Job("a"));
        var first = await ClaimOneAsync();
        await CancelAsync("a");
        await SettleAsync(first, SettlementKind.Cancelled);
        await RetryAsync("a");

        var again = await ClaimOneAsync();
        Assert.False(again.Job.IsStopRequested);
        Assert.Equal(LeaseState.Held, await RenewAsync(again));
        Assert.Equal(SyncJobStatus.Failed, (await SettleAsync(again, SettlementKind.Failed)).Status);
    }

    [Fact]
    public async Task Retry_lifts_the_expiry()
    {
        await EnqueueAsync(Job("a") with { ExpireAfter = Seconds(5) });
        await AdvanceAsync(Seconds(6));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Cancelled);
        Assert.NotNull((await FindAsync("a")).ExpiresAt);

        await RetryAsync("a");

        Assert.Null((await FindAsync("a")).ExpiresAt);
        Assert.Null((await ClaimOneAsync()).Job.ExpiresAt);
    }

    [Fact]
    public async Task Retry_starts_the_row_of_attempts_cut_short_again()
    {
        await EnqueueAsync(Job("a"));
        Assert.Equal("0 0", await ReleaseAsync("--"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);
        await RetryAsync("a");

        Assert.Equal("0 0 1", await ReleaseAsync("---"));
    }

    [Fact]
    public async Task Retry_of_a_job_that_is_active_succeeded_or_replaced_changes_nothing()
    {
        await EnqueueAllAsync(Job("a"), Job("b", "k"));
        await SettleAsync(Assert.Single(await ClaimAsync(1)), SettlementKind.Succeeded);
        await EnqueueAsync(Replace("c"));

        Assert.Equal(new EditResult(EditStatus.WrongState, SyncJobStatus.Succeeded), await RetryAsync("a"));
        Assert.Equal(new EditResult(EditStatus.WrongState, SyncJobStatus.Replaced), await RetryAsync("b"));
        Assert.Equal(new EditResult(EditStatus.WrongState, SyncJobStatus.Pending), await RetryAsync("c"));
        await ClaimOneAsync();
        Assert.Equal(new EditResult(EditStatus.WrongState, SyncJobStatus.Running), await RetryAsync("c"));
    }

    [Fact]
    public async Task Retry_of_a_job_whose_key_is_taken_names_the_job_that_a_dedupe_would_name()
    {
        await EnqueueAllAsync(Job("a", "k"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);
        await EnqueueAllAsync(Append("b"), Append("c"));
        await ClaimOneAsync();

        Assert.Equal(Id("c"), (await RetryAsync("a")).HeldBy);
        await EnqueueAsync(Replace("d"));
        Assert.Equal(Id("d"), (await RetryAsync("a")).HeldBy);
    }

    [Fact]
    public async Task Retry_of_a_job_whose_key_has_another_active_one_changes_nothing()
    {
        await EnqueueAsync(Job("a", "k"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);
        await EnqueueAsync(Job("b", "k"));

        Assert.Equal(new EditResult(EditStatus.KeyTaken, SyncJobStatus.Failed, Id("b")), await RetryAsync("a"));

        Assert.Equal((SyncJobStatus.Failed, 0), await FindAsync("a") is var a ? (a.Status, a.Generation) : default);
        Assert.Equal("b", await RunAllAsync());
    }

    [Fact]
    public async Task Retry_takes_the_key_again_where_it_is_free()
    {
        await EnqueueAsync(Job("a", "k"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);
        await RetryAsync("a");

        Assert.Equal(Id("a"), (await EnqueueAsync(Job("b", "k"))).JobId);
    }

    [Fact]
    public async Task Rule09_Retry_of_an_append_job_takes_its_old_place_before_a_ready_one_that_came_after()
    {
        await EnqueueAllAsync(Append("a"), Append("b"), Append("c"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);

        Assert.Equal(EditStatus.Done, (await RetryAsync("a")).Status);

        Assert.True((await FindAsync("b")).IsWaiting);
        Assert.Equal("a b c", await RunAllAsync());
    }

    [Fact]
    public async Task Retry_of_an_append_job_waits_behind_a_running_one_and_before_those_that_came_after()
    {
        await EnqueueAllAsync(Append("a"), Append("b"), Append("c"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);
        var running = await ClaimOneAsync();
        await RetryAsync("a");

        Assert.Equal((true, "b"), ((await FindAsync("a")).IsWaiting, await HeadAsync()));
        await SettleAsync(running, SettlementKind.Succeeded);
        Assert.Equal("a c", await RunAllAsync());
    }

    [Fact]
    public async Task Retry_of_an_append_job_waits_behind_an_exclusive_head()
    {
        await EnqueueAsync(Append("a"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);
        await EnqueueAsync(Job("b", "k"));
        await RetryAsync("a");

        Assert.Equal("b a", await RunAllAsync());
    }

    [Fact]
    public async Task Retry_of_an_append_job_waits_behind_a_ready_one_that_came_before()
    {
        await EnqueueAllAsync(Append("a"), Append("b"), Append("c"));
        await CancelAsync("b");
        await RetryAsync("b");

        Assert.Equal((true, "a"), ((await FindAsync("b")).IsWaiting, await HeadAsync()));
        Assert.Equal("a b c", await RunAllAsync());
    }

    [Theory]
    [InlineData(WhenRunning.PolicyDefault, "b")]
    [InlineData(WhenRunning.Finish, "a")]
    public async Task Dedupe_names_the_latest_append_job_also_where_an_earlier_one_waits_behind_it(WhenRunning whenRunning, string named)
    {
        await EnqueueAllAsync(Append("a"), Append("b"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);
        await ClaimOneAsync();
        await RetryAsync("a");

        Assert.Equal(Id(named), (await EnqueueAsync(Job("c", "k", whenRunning: whenRunning))).JobId);
        Assert.Equal(Id(named), (await ConflictAsync(Job("c", "k", ConflictPolicy.Fail, whenRunning))).JobId);
    }
}
