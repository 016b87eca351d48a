namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Dedupe_names_the_pending_job()
    {
        await EnqueueAsync(Job("a", "k"));

        Assert.Equal(new EnqueueResult(Id("a"), EnqueueStatus.Deduplicated, SyncJobStatus.Pending), await EnqueueAsync(Job("b", "k")));
        Assert.Null(await Store.FindAsync(Id("b"), Cancellation));
    }

    [Theory]
    [InlineData(WhenRunning.PolicyDefault)]
    [InlineData(WhenRunning.Count)]
    [InlineData(WhenRunning.Cancel)]
    public async Task Dedupe_names_the_running_job_and_leaves_it_alone(WhenRunning whenRunning)
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();

        var result = await EnqueueAsync(Job("b", "k", whenRunning: whenRunning));

        Assert.Equal(new EnqueueResult(Id("a"), EnqueueStatus.Deduplicated, SyncJobStatus.Running), result);
        Assert.Equal(LeaseState.Held, await RenewAsync(running));
    }

    [Fact]
    public async Task Dedupe_names_the_exclusive_job_that_waits_before_the_head()
    {
        await EnqueueAsync(Job("a", "k"));
        await ClaimOneAsync();
        await EnqueueAsync(Replace("b"));
        await EnqueueAsync(Append("c"));

        Assert.Equal(Id("b"), (await EnqueueAsync(Job("d", "k"))).JobId);
    }

    [Fact]
    public async Task Dedupe_names_the_exclusive_head_before_append_jobs()
    {
        await EnqueueAllAsync(Job("a", "k"), Append("b"));

        Assert.Equal(Id("a"), (await EnqueueAsync(Job("c", "k"))).JobId);
    }

    [Fact]
    public async Task Rule08_Dedupe_names_the_latest_where_only_append_jobs_are_active()
    {
        await EnqueueAllAsync(Append("a"), Append("b"), Append("c"));

        Assert.Equal(Id("c"), (await EnqueueAsync(Job("d", "k"))).JobId);
    }

    [Fact]
    public async Task Dedupe_names_a_lone_append_job()
    {
        await EnqueueAsync(Append("a"));

        Assert.Equal(Id("a"), (await EnqueueAsync(Job("b", "k"))).JobId);
    }

    [Theory]
    [InlineData(ConflictPolicy.Dedupe)]
    [InlineData(ConflictPolicy.Fail)]
    public async Task Rule07_Dedupe_and_fail_against_another_kind_are_a_conflict_that_names_the_job(ConflictPolicy policy)
    {
        await EnqueueAsync(Job("a", "k", kind: "delete"));

        var conflict = await ConflictAsync(Job("b", "k", policy));

        Assert.Equal((Id("a"), SyncJobStatus.Pending), (conflict.JobId, conflict.JobStatus));
        Assert.Equal("a", await RunAllAsync());
    }

    [Fact]
    public async Task Rule07_A_job_under_a_former_kind_is_of_the_same_kind()
    {
        await EnqueueAsync(Job("a", "k", kind: "older"));
        EnqueueResult? result = null;

        Assert.Null(await Record.ExceptionAsync(async () => result = await EnqueueAsync(Job("b", "k") with { FormerKinds = ["oldest", "older"] })));

        Assert.Equal(new EnqueueResult(Id("a"), EnqueueStatus.Deduplicated, SyncJobStatus.Pending), result);
        Assert.Equal("a", await RunAllAsync());
    }

    [Fact]
    public async Task Enqueue_of_a_known_id_under_a_former_kind_names_the_job()
    {
        await EnqueueAsync(Job("a", kind: "older"));

        Assert.Equal(EnqueueStatus.Deduplicated, (await EnqueueAsync(Job("a") with { FormerKinds = ["older"] })).Status);
    }

    [Fact]
    public async Task Rule08_Dedupe_that_lets_the_running_job_finish_adds_one_successor()
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();

        var first = await EnqueueAsync(Job("b", "k", whenRunning: WhenRunning.Finish));
        var second = await EnqueueAsync(Job("c", "k", whenRunning: WhenRunning.Finish));

        Assert.Equal(new EnqueueResult(Id("b"), EnqueueStatus.Added, SyncJobStatus.Pending), first);
        Assert.Equal(new EnqueueResult(Id("b"), EnqueueStatus.Deduplicated, SyncJobStatus.Pending), second);
        Assert.True((await FindAsync("b")).IsWaiting);
        Assert.Equal(LeaseState.Held, await RenewAsync(running));
    }

    [Fact]
    public async Task A_successor_by_dedupe_does_not_supersede_the_running_job()
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();
        await EnqueueAsync(Job("b", "k", whenRunning: WhenRunning.Finish));

        Assert.Equal(SyncJobStatus.Pending, (await SettleAsync(running, SettlementKind.Retry)).Status);
        Assert.Equal("a b", await RunAllAsync());
    }

    [Theory]
    [InlineData(ConflictPolicy.Dedupe)]
    [InlineData(ConflictPolicy.Fail)]
    public async Task A_running_job_of_another_kind_does_not_count_where_it_may_finish(ConflictPolicy policy)
    {
        await EnqueueAsync(Job("a", "k", kind: "delete"));
        await ClaimOneAsync();

        Assert.Equal(EnqueueStatus.Added, (await EnqueueAsync(Job("b", "k", policy, WhenRunning.Finish))).Status);
    }

    [Fact]
    public async Task Dedupe_counts_a_pending_head_also_where_a_running_one_may_finish()
    {
        await EnqueueAsync(Job("a", "k"));

        Assert.Equal(Id("a"), (await EnqueueAsync(Job("b", "k", whenRunning: WhenRunning.Finish))).JobId);
    }

    [Fact]
    public async Task Fail_is_a_conflict_that_names_the_active_job_and_its_status()
    {
        await EnqueueAsync(Job("a", "k"));
        await ClaimOneAsync();

        var conflict = await ConflictAsync(Job("b", "k", ConflictPolicy.Fail));

        Assert.Equal((Id("a"), SyncJobStatus.Running), (conflict.JobId, conflict.JobStatus));
        Assert.Null(await Store.FindAsync(Id("b"), Cancellation));
    }

    [Fact]
    public async Task Fail_names_the_job_that_dedupe_would_name()
    {
        await EnqueueAllAsync(Append("a"), Append("b"));

        Assert.Equal(Id("b"), (await ConflictAsync(Job("c", "k", ConflictPolicy.Fail))).JobId);
    }

    [Fact]
    public async Task Fail_that_lets_the_running_job_finish_allows_one_successor()
    {
        await EnqueueAsync(Job("a", "k"));
        await ClaimOneAsync();

        Assert.Equal(EnqueueStatus.Added, (await EnqueueAsync(Job("b", "k", ConflictPolicy.Fail, WhenRunning.Finish))).Status);
        Assert.Equal(Id("b"), (await ConflictAsync(Job("c", "k", ConflictPolicy.Fail, WhenRunning.Finish))).JobId);
    }

    [Theory]
    [InlineData(ConflictPolicy.Dedupe)]
    [InlineData(ConflictPolicy.Fail)]
    public async Task A_running_append_job_that_may_finish_does_not_count_either(ConflictPolicy policy)
    {
        await EnqueueAsync(Append("a"));
        await ClaimOneAsync();

        Assert.Equal(EnqueueStatus.Added, (await EnqueueAsync(Job("b", "k", policy, WhenRunning.Finish))).Status);
        Assert.True((await FindAsync("b")).IsWaiting);
    }

    [Fact]
    public async Task Behind_a_running_job_that_may_finish_dedupe_names_the_latest_append_job_that_waits()
    {
        await EnqueueAsync(Job("a", "k"));
        await ClaimOneAsync();
        await EnqueueAllAsync(Append("b"), Append("c"));

        Assert.Equal(Id("c"), (await EnqueueAsync(Job("d", "k", whenRunning: WhenRunning.Finish))).JobId);
    }

    [Fact]
    public async Task Rule08_Append_waits_behind_the_lane_and_nothing_is_dropped()
    {
        await EnqueueAsync(Job("a", "k"));
        foreach (var name in new[] { "b", "c", "d" })
            Assert.Equal(new EnqueueResult(Id(name), EnqueueStatus.Added, SyncJobStatus.Pending), await EnqueueAsync(Append(name)));

        Assert.True((await FindAsync("b")).IsWaiting);
        Assert.Equal("a", Names(await ClaimAsync(lease: 1)));
        await AdvanceAsync(Seconds(2));
        Assert.Equal("a b c d", await RunAllAsync());
    }
}
