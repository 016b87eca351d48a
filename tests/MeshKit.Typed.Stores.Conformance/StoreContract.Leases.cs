namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_job_is_not_released_before_its_lease_ends()
    {
        await EnqueueAsync(Job("a"));
        await ClaimOneAsync(lease: 30);
        await AdvanceAsync(Seconds(29));

        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Rule04_A_job_whose_lease_ended_is_claimed_again_and_the_lost_attempt_counts_at_once()
    {
        await EnqueueAsync(Job("a"));
        await ClaimOneAsync(lease: 30);
        await AdvanceAsync(Seconds(31));

        Assert.Equal(2, (await ClaimOneAsync()).Job.Attempt);
    }

    [Fact]
    public async Task Rule04_A_lost_attempt_that_progressed_is_given_back()
    {
        await EnqueueAsync(Job("a"));
        await StepAsync(await ClaimOneAsync(lease: 30), "step", "1");
        await AdvanceAsync(Seconds(31));

        Assert.Equal(1, (await ClaimOneAsync()).Job.Attempt);
    }

    [Fact]
    public async Task The_progress_of_one_attempt_does_not_count_for_the_next()
    {
        await EnqueueAsync(Job("a"));
        await CheckpointAsync(await ClaimOneAsync(lease: 30));
        await AdvanceAsync(Seconds(31));
        await ClaimOneAsync(lease: 30);
        await AdvanceAsync(Seconds(31));

        Assert.Equal(2, (await ClaimOneAsync()).Job.Attempt);
    }

    [Fact]
    public async Task Rule04_A_job_that_takes_its_process_down_too_often_is_quarantined()
    {
        await EnqueueAsync(Job("a", maxAttempts: 2));
        for (var i = 0; i < 2; i++)
        {
            await ClaimOneAsync(lease: 30);
            await AdvanceAsync(Seconds(31));
        }

        Assert.Empty(await ClaimAsync());
        Assert.Equal((SyncJobStatus.Quarantined, "\"a\""), await FindAsync("a") is var a ? (a.Status, Text(a.Payload)) : default);
    }

    [Fact]
    public async Task A_lease_that_ended_belongs_to_the_row_of_attempts_cut_short()
    {
        await EnqueueAsync(Job("a"));
        await ClaimOneAsync(lease: 30);
        await AdvanceAsync(Seconds(31));

        Assert.Equal("1 2", await ReleaseAsync("--"));
    }

    [Fact]
    public async Task An_exchange_without_a_claim_releases_too()
    {
        await EnqueueAsync(Job("a"));
        await ClaimOneAsync(lease: 30);
        await AdvanceAsync(Seconds(31));
        await Store.ExchangeAsync([], null, Cancellation);

        Assert.Equal("a:Pending", await StatusesAsync("a"));
        Assert.Null((await FindAsync("a")).LeaseUntil);
    }

    [Fact]
    public async Task Leases_of_gates_that_the_claim_does_not_accept_are_released_too()
    {
        await EnqueueAsync(Job("a", kind: "other"));
        await ClaimOneAsync(lease: 30);
        await AdvanceAsync(Seconds(31));

        Assert.Empty(await ClaimAsync(Request(accepts: gate => gate.Kind == "work")));
        Assert.Equal("a:Pending", await StatusesAsync("a"));
    }

    [Fact]
    public async Task Rule03_A_worker_whose_job_was_released_can_write_nothing()
    {
        await EnqueueAsync(Job("a"));
        var late = await ClaimOneAsync(lease: 30);
        await AdvanceAsync(Seconds(31));
        await Store.ExchangeAsync([], null, Cancellation);

        Assert.False((await SettleAsync(late, SettlementKind.Succeeded)).Held);
        Assert.False(await CheckpointAsync(late));
        Assert.Equal(LeaseState.Lost, await RenewAsync(late));
        Assert.Null((await FindAsync("a")).Checkpoint);
        Assert.Equal("a:Pending", await StatusesAsync("a"));
    }

    [Fact]
    public async Task Rule03_A_late_outcome_is_held_while_nobody_has_released_the_job()
    {
        await EnqueueAsync(Job("a"));
        var late = await ClaimOneAsync(lease: 30);
        await AdvanceAsync(Seconds(31));

        Assert.True(await CheckpointAsync(late));
        Assert.Equal((true, SyncJobStatus.Succeeded), await SettleAsync(late, SettlementKind.Succeeded) is var s ? (s.Held, s.Status) : default);
    }

    [Fact]
    public async Task Renewing_extends_the_lease_from_now()
    {
        await EnqueueAsync(Job("a"));
        var claimed = await ClaimOneAsync(lease: 30);
        await AdvanceAsync(Seconds(20));

        Assert.Equal(LeaseState.Held, await RenewAsync(claimed, 30));

        Assert.Equal(Now + Seconds(30), (await FindAsync("a")).LeaseUntil);
        await AdvanceAsync(Seconds(29));
        Assert.Empty(await ClaimAsync());
        Assert.Equal((1, LeaseState.Held), ((await FindAsync("a")).Attempt, await RenewAsync(claimed)));
        await AdvanceAsync(Seconds(31));
        Assert.Equal("a", Names(await ClaimAsync()));
    }

    [Fact]
    public async Task Renewing_answers_for_each_lease_in_order()
    {
        await EnqueueAllAsync(Job("a"), Job("b"), Job("c", "k"), Job("d"));
        var claimed = await ClaimAsync();
        await CancelAsync("b");
        await EnqueueAsync(Replace("e"));
        await SettleAsync(claimed[3], SettlementKind.Succeeded);

        var states = await Store.RenewAsync([.. claimed.Select(job => job.Lease)], Seconds(30), Cancellation);

        Assert.Equal([LeaseState.Held, LeaseState.CancelRequested, LeaseState.Superseded, LeaseState.Lost], states);
    }

    [Fact]
    public async Task Renewing_extends_the_lease_of_a_job_that_is_asked_to_stop()
    {
        await EnqueueAsync(Job("a"));
        var claimed = await ClaimOneAsync(lease: 30);
        await CancelAsync("a");
        await AdvanceAsync(Seconds(20));

        Assert.Equal(LeaseState.CancelRequested, await RenewAsync(claimed, 30));
        Assert.Equal(Now + Seconds(30), (await FindAsync("a")).LeaseUntil);
    }

    [Fact]
    public async Task Rule03_Renewing_under_a_stale_token_writes_nothing()
    {
        await EnqueueAsync(Job("a"));
        var stale = await ClaimOneAsync();
        await SettleAsync(stale, SettlementKind.Return);
        await ClaimOneAsync(lease: 30);

        Assert.Equal(LeaseState.Lost, await RenewAsync(stale, 3000));
        Assert.Equal(Now + Seconds(30), (await FindAsync("a")).LeaseUntil);
    }

    [Fact]
    public async Task A_cancelled_job_whose_worker_died_is_cancelled()
    {
        await EnqueueAsync(Job("a"));
        await ClaimOneAsync(lease: 30);
        await CancelAsync("a");
        await AdvanceAsync(Seconds(31));

        Assert.Empty(await ClaimAsync());
        Assert.Equal("a:Cancelled", await StatusesAsync("a"));
    }

    [Fact]
    public async Task A_superseded_job_whose_worker_died_is_replaced_and_its_successor_runs()
    {
        await EnqueueAsync(Job("a", "k"));
        await ClaimOneAsync(lease: 30);
        await EnqueueAsync(Replace("b", whenRunning: WhenRunning.Finish));
        await AdvanceAsync(Seconds(31));

        Assert.Equal("b", Names(await ClaimAsync()));
        Assert.Equal("a:Replaced", await StatusesAsync("a"));
    }

    [Fact]
    public async Task However_many_leases_have_ended_all_are_released_in_the_end()
    {
        await EnqueueAllAsync([.. Enumerable.Range(0, 1500).Select(i => Job($"j{i}"))]);
        Assert.Equal(1500, (await ClaimAsync(2000, lease: 30)).Count);
        await AdvanceAsync(Seconds(31));

        var flush = 1L;
        var again = new List<ClaimedJob>();
        for (var calls = 0; calls < 100 && again.Count < 1500; calls++)
            again.AddRange(await ClaimAsync(Request(2000, flush)));

        Assert.Equal(1500, again.Select(job => job.Job.Id).Distinct().Count());
        Assert.All(again, job => Assert.Equal(2, job.Job.Attempt));
    }
}
