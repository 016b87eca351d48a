namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Merge_without_an_active_job_of_the_key_is_added()
    {
        Assert.Equal(new EnqueueResult(Id("a"), EnqueueStatus.Added, SyncJobStatus.Pending), await EnqueueAsync(Merge("a")));
        Assert.Equal("a", await RunAllAsync());
    }

    [Fact]
    public async Task Merge_names_the_queued_job_and_stores_nothing()
    {
        await EnqueueAsync(Job("a", "k"));

        var queued = await MergeNeededAsync("b", Merge("b"));

        Assert.Equal((Id("a"), "\"a\"", 0, SyncJobStatus.Pending), (queued.Id, Text(queued.Payload), queued.Revision, queued.Status));
        Assert.Null(await Store.FindAsync(Id("b"), Cancellation));
        Assert.Equal("a", await RunAllAsync());
    }

    [Fact]
    public async Task Merge_of_what_is_still_queued_takes_its_place()
    {
        await EnqueueAllAsync(Job("a", "k"), Job("z"));

        var result = await EnqueueAsync(Merge("b", into: "a"));

        Assert.Equal(new EnqueueResult(Id("b"), EnqueueStatus.Merged, SyncJobStatus.Pending, Id("a")), result);
        var merged = await FindAsync("a");
        Assert.Equal((SyncJobStatus.Replaced, Id("b"), Now), (merged.Status, merged.ReplacedBy, merged.FinishedAt));
        Assert.Equal("b z", await RunAllAsync());
    }

    [Fact]
    public async Task Merge_starts_without_attempts_checkpoint_and_steps()
    {
        await EnqueueAsync(Job("a", "k"));
        await ProgressAndRetryAsync();

        await EnqueueAsync(Merge("b", into: "a"));

        var claimed = await ClaimOneAsync();
        Assert.Equal((Id("b"), 1, null), (claimed.Job.Id, claimed.Job.Attempt, Text(claimed.Job.Checkpoint)));
        Assert.Empty(claimed.Steps);
    }

    [Fact]
    public async Task Merge_keeps_checkpoint_and_steps_where_it_says_so()
    {
        await EnqueueAsync(Job("a", "k"));
        await ProgressAndRetryAsync();

        await EnqueueAsync(Merge("b", into: "a", keepsProgress: true));

        var claimed = await ClaimOneAsync();
        Assert.Equal((Id("b"), "7"), (claimed.Job.Id, Text(claimed.Job.Checkpoint)));
        Assert.Equal(("one", "1"), (Assert.Single(claimed.Steps).Name, Text(claimed.Steps[0].Result)));
        Assert.Equal("7", Text((await FindAsync("a")).Checkpoint));
    }

    [Fact]
    public async Task Merge_with_a_job_that_was_merged_meanwhile_is_needed_again()
    {
        await EnqueueAsync(Job("a", "k"));
        await EnqueueAsync(Merge("b", into: "a"));

        Assert.Equal(Id("b"), (await MergeNeededAsync("c", Merge("c", into: "a"))).Id);
        Assert.Equal(EnqueueStatus.Merged, (await EnqueueAsync(Merge("c", into: "b"))).Status);
        Assert.Equal("c", await RunAllAsync());
    }

    [Fact]
    public async Task Merge_with_a_payload_that_was_repaired_meanwhile_is_needed_again()
    {
        await EnqueueAsync(Job("a", "k"));
        await EditAsync(new JobEdit.Repair(Id("a"), Gate(), Utf8("\"repaired\""), 0));

        var queued = await MergeNeededAsync("b", Merge("b", into: "a"));

        Assert.Equal((1, "\"repaired\""), (queued.Revision, Text(queued.Payload)));
        Assert.Equal(EnqueueStatus.Merged, (await EnqueueAsync(Merge("b", into: "a", revision: 1))).Status);
    }

    [Fact]
    public async Task Merge_whose_queued_job_is_running_by_now_waits_behind_it()
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();

        var result = await EnqueueAsync(Merge("b", into: "a"));

        Assert.Equal(new EnqueueResult(Id("b"), EnqueueStatus.Added, SyncJobStatus.Pending), result);
        Assert.Equal(LeaseState.Held, await RenewAsync(running));
        await SettleAsync(running, SettlementKind.Failed);
        Assert.Equal("a:Failed b:Pending", await StatusesAsync("a", "b"));
        Assert.Equal("b", await RunAllAsync());
    }

    [Fact]
    public async Task Merge_joins_the_one_that_waits_behind_a_running_job()
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();
        await EnqueueAsync(Merge("b"));

        Assert.Equal(Id("b"), (await MergeNeededAsync("c", Merge("c"))).Id);
        Assert.Equal(EnqueueStatus.Merged, (await EnqueueAsync(Merge("c", into: "b"))).Status);

        await SettleAsync(running, SettlementKind.Succeeded);
        Assert.Equal("c", await RunAllAsync());
    }

    [Theory]
    [InlineData(WhenRunning.Cancel)]
    [InlineData(WhenRunning.Finish)]
    [InlineData(WhenRunning.Count)]
    public async Task Merge_never_asks_a_running_job_to_stop(WhenRunning whenRunning)
    {
        await EnqueueAsync(Job("a", "k"));
        var running = await ClaimOneAsync();

        await EnqueueAsync(Merge("b") with { WhenRunning = whenRunning });

        Assert.Equal(LeaseState.Held, await RenewAsync(running));
    }

    [Fact]
    public async Task Merge_with_another_kind_is_a_conflict()
    {
        await EnqueueAsync(Job("a", "k", kind: "delete"));

        Assert.Equal(Id("a"), (await ConflictAsync(Merge("b"))).JobId);
    }

    [Fact]
    public async Task Merge_joins_a_job_under_a_former_kind()
    {
        await EnqueueAsync(Job("a", "k", kind: "older"));

        Assert.Equal(EnqueueStatus.Merged, (await EnqueueAsync(Merge("b", into: "a") with { FormerKinds = ["older"] })).Status);
    }

    [Fact]
    public async Task Merge_waits_behind_append_jobs_and_never_joins_one()
    {
        await EnqueueAllAsync(Append("a"), Append("b"));

        Assert.Equal(EnqueueStatus.Added, (await EnqueueAsync(Merge("c"))).Status);

        Assert.Equal(Id("c"), (await MergeNeededAsync("d", Merge("d"))).Id);
        Assert.Equal("a b c", await RunAllAsync());
    }

    [Fact]
    public async Task Merge_sees_the_earlier_jobs_of_its_call_and_undoes_all_where_it_is_needed()
    {
        Assert.Equal(Id("a"), (await MergeNeededAsync("b", Job("z"), Job("a", "k"), Merge("b"))).Id);
        Assert.Null(await Store.FindAsync(Id("a"), Cancellation));

        var results = await EnqueueAllAsync(Job("z"), Job("a", "k"), Merge("b", into: "a"));

        Assert.Equal((EnqueueStatus.Merged, Id("a")), (results[2].Status, results[2].PreviousJobId));
        Assert.Equal("z b", await RunAllAsync());
    }

    private static NewJob Merge(string name, string? into = null, int revision = 0, bool keepsProgress = false) =>
        Job(name, "k", ConflictPolicy.Merge) with { MergeBase = into is null ? null : new MergeBase(Id(into), revision, keepsProgress) };

    private async Task ProgressAndRetryAsync()
    {
        var running = await ClaimOneAsync();
        await CheckpointAsync(running, "7");
        await StepAsync(running, "one", "1");
        await SettleAsync(running, SettlementKind.Retry);
    }

    private async Task<StoredJob> MergeNeededAsync(string name, params NewJob[] jobs)
    {
        var needed = await Assert.ThrowsAsync<MergeNeededException>(async () => await Store.EnqueueAsync(jobs, null, Cancellation));
        Assert.Equal(Id(name), needed.JobId);
        return needed.Queued;
    }
}
