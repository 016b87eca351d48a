namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    private static readonly SyncJobError Error = new("Some.Exception", "It broke.");

    /// <summary>All kinds, for theories.</summary>
    public static TheoryData<SettlementKind> SettlementKinds { get; } = new(Enum.GetValues<SettlementKind>());

    [Fact]
    public async Task Success_stores_the_result_and_clears_the_error()
    {
        await EnqueueAsync(Job("a"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Retry, error: Error);
        Assert.Equal(Error, (await FindAsync("a")).LastError);

        var settled = await SettleAsync(await ClaimOneAsync(), SettlementKind.Succeeded, result: "{\"ok\":1}");

        Assert.Equal((true, SyncJobStatus.Succeeded, 2), (settled.Held, settled.Status, settled.Attempt));
        var stored = await FindAsync("a");
        Assert.Equal((SyncJobStatus.Succeeded, "{\"ok\":1}", Now), (stored.Status, Text(stored.Result), stored.FinishedAt));
        Assert.Null(stored.LastError);
        Assert.Null(stored.LeaseUntil);
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Success_without_a_result_stores_none()
    {
        await EnqueueAsync(Job("a"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Succeeded);

        Assert.Null((await FindAsync("a")).Result);
    }

    [Fact]
    public async Task Retry_makes_the_job_due_after_the_delay_with_the_attempt_counted()
    {
        await EnqueueAsync(Job("a"));

        var settled = await SettleAsync(await ClaimOneAsync(), SettlementKind.Retry, delay: 10, error: Error);

        Assert.Equal(new SettleResult(true, SyncJobStatus.Pending, 1, Now + Seconds(10)), settled);
        var stored = await FindAsync("a");
        Assert.Equal((SyncJobStatus.Pending, 1, Now + Seconds(10), Error), (stored.Status, stored.Attempt, stored.DueAt, stored.LastError));
        Assert.Null(stored.LeaseUntil ?? stored.FinishedAt);
        Assert.Empty(await ClaimAsync());
        await AdvanceAsync(Seconds(10));
        Assert.Equal(2, (await ClaimOneAsync()).Job.Attempt);
    }

    [Fact]
    public async Task Snooze_gives_the_attempt_back_and_is_counted()
    {
        await EnqueueAsync(Job("a"));

        var settled = await SettleAsync(await ClaimOneAsync(), SettlementKind.Snooze, delay: 10);

        Assert.Equal(new SettleResult(true, SyncJobStatus.Pending, 0, Now + Seconds(10)), settled);
        await AdvanceAsync(Seconds(10));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Snooze, delay: 10);
        Assert.Equal((2, 0), await FindAsync("a") is var a ? (a.Snoozes, a.Attempt) : default);
    }

    [Theory]
    [InlineData(SettlementKind.Failed, SyncJobStatus.Failed)]
    [InlineData(SettlementKind.Cancelled, SyncJobStatus.Cancelled)]
    [InlineData(SettlementKind.Quarantined, SyncJobStatus.Quarantined)]
    public async Task An_end_is_for_good_and_keeps_the_bytes(SettlementKind kind, SyncJobStatus status)
    {
        await EnqueueAsync(Job("a"));
        var claimed = await ClaimOneAsync();
        await CheckpointAsync(claimed, "7");

        Assert.Equal(status, (await SettleAsync(claimed, kind, error: Error)).Status);

        var stored = await FindAsync("a");
        Assert.Equal((status, 1, Now, Error), (stored.Status, stored.Attempt, stored.FinishedAt, stored.LastError));
        Assert.Equal(("\"a\"", "7"), (Text(stored.Payload), Text(stored.Checkpoint)));
        await AdvanceAsync(TimeSpan.FromDays(400));
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task A_settlement_without_an_error_keeps_the_stored_one()
    {
        await EnqueueAsync(Job("a"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Retry, error: Error);
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);

        Assert.Equal(Error, (await FindAsync("a")).LastError);
    }

    [Fact]
    public async Task Return_leaves_the_job_as_it_was_before_the_claim()
    {
        await EnqueueAsync(Job("a"));
        await AdvanceAsync(Seconds(5));

        var settled = await SettleAsync(await ClaimOneAsync(), SettlementKind.Return);

        Assert.Equal(new SettleResult(true, SyncJobStatus.Pending, 0, Now - Seconds(5)), settled);
        Assert.Equal("a", Names(await ClaimAsync()));
    }

    [Fact]
    public async Task Release_leaves_the_job_due_as_it_was()
    {
        await EnqueueAsync(Job("a"));
        await AdvanceAsync(Seconds(5));

        var settled = await SettleAsync(await ClaimOneAsync(), SettlementKind.Release);

        Assert.Equal((true, SyncJobStatus.Pending, Now - Seconds(5)), (settled.Held, settled.Status, settled.DueAt));
    }

    [Fact]
    public async Task Rule04_Release_without_progress_counts_from_the_third_in_a_row_on()
    {
        await EnqueueAsync(Job("a"));

        Assert.Equal("0 0 1 2", await ReleaseAsync("----"));
    }

    [Fact]
    public async Task Release_with_progress_gives_the_attempt_back_and_ends_the_row()
    {
        await EnqueueAsync(Job("a"));

        Assert.Equal("0 0 1 1 1 1 2", await ReleaseAsync("---+---"));
    }

    [Fact]
    public async Task A_return_does_not_end_the_row_but_a_retry_does()
    {
        await EnqueueAsync(Job("a"));

        Assert.Equal("0 0", await ReleaseAsync("--"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Return);
        Assert.Equal("1", await ReleaseAsync("-"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Retry);
        Assert.Equal("2 2 3", await ReleaseAsync("---"));
    }

    [Fact]
    public async Task Release_of_a_job_that_is_out_of_attempts_quarantines_it()
    {
        await EnqueueAsync(Job("a", maxAttempts: 2));

        Assert.Equal("0 0 1 2", await ReleaseAsync("----"));
        Assert.Equal((SyncJobStatus.Quarantined, Now), await FindAsync("a") is var a ? (a.Status, a.FinishedAt) : default);
    }

    [Fact]
    public async Task A_job_at_its_last_attempt_is_not_quarantined_for_a_release_that_is_given_back()
    {
        await EnqueueAsync(Job("a", maxAttempts: 1));

        Assert.Equal("0 0 0", await ReleaseAsync("--+"));
        Assert.Equal("a:Pending", await StatusesAsync("a"));
    }

    [Theory]
    [MemberData(nameof(SettlementKinds))]
    public async Task Rule14_A_job_that_was_asked_to_cancel_ends_as_cancelled_unless_it_succeeded(SettlementKind kind)
    {
        await EnqueueAsync(Job("a"));
        var claimed = await ClaimOneAsync();
        await CancelAsync("a");

        var settled = await SettleAsync(claimed, kind, delay: 5);

        Assert.Equal(kind == SettlementKind.Succeeded ? SyncJobStatus.Succeeded : SyncJobStatus.Cancelled, settled.Status);
        Assert.Equal(Now, (await FindAsync("a")).FinishedAt);
    }

    [Theory]
    [MemberData(nameof(SettlementKinds))]
    public async Task Rule03_A_settlement_under_a_stale_token_writes_nothing(SettlementKind kind)
    {
        await EnqueueAsync(Job("a"));
        var stale = await ClaimOneAsync();
        await SettleAsync(stale, SettlementKind.Return);
        await ClaimOneAsync();
        var before = await FindAsync("a");

        Assert.False((await SettleAsync(stale, kind, delay: 5, Error, "1")).Held);

        AssertSame(before, await FindAsync("a"));
    }

    [Theory]
    [MemberData(nameof(SettlementKinds))]
    public async Task Rule02_A_settlement_of_a_job_that_is_not_running_writes_nothing(SettlementKind kind)
    {
        await EnqueueAllAsync(Job("a"), Job("b"));
        var claimed = await ClaimAsync();
        await SettleAsync(claimed[0], SettlementKind.Succeeded, result: "1");
        await SettleAsync(claimed[1], SettlementKind.Retry, delay: 9);
        var (ended, pending) = (await FindAsync("a"), await FindAsync("b"));

        Assert.False((await SettleAsync(claimed[0], kind, delay: 5, Error, "2")).Held);
        Assert.False((await SettleAsync(claimed[1], kind, delay: 5, Error, "2")).Held);

        AssertSame(ended, await FindAsync("a"));
        AssertSame(pending, await FindAsync("b"));
    }

    [Fact]
    public async Task Rule03_The_locator_of_a_lease_alone_gives_no_right_to_write()
    {
        await EnqueueAllAsync(Job("a"), Job("b"));
        var claimed = await ClaimAsync();
        var forged = Settlement(claimed[0], SettlementKind.Succeeded) with
        {
            Lease = new JobToken(Id("none"), claimed[1].Lease.Token, claimed[1].Lease.Locator),
        };

        Assert.False((await SettleAsync(forged)).Held);

        Assert.Equal("a:Running b:Running", await StatusesAsync("a", "b"));
    }

    [Fact]
    public async Task Settlements_are_applied_and_answered_in_order()
    {
        await EnqueueAllAsync(Job("a"), Job("b"), Job("c"));
        var claimed = await ClaimAsync();
        Settlement[] settlements =
        [
            Settlement(claimed[0], SettlementKind.Succeeded),
            Settlement(claimed[0], SettlementKind.Failed),
            Settlement(claimed[1], SettlementKind.Failed),
            Settlement(claimed[2], SettlementKind.Retry, Seconds(3)),
        ];

        var settled = (await Store.ExchangeAsync(settlements, null, Cancellation)).Settled;

        Assert.Equal([true, false, true, true], settled.Select(result => result.Held));
        Assert.Equal("a:Succeeded b:Failed c:Pending", await StatusesAsync("a", "b", "c"));
    }

    [Fact]
    public async Task Rule01_Outcomes_are_there_when_the_store_is_opened_again()
    {
        await EnqueueAllAsync(Job("a"), Job("b"));
        var claimed = await ClaimAsync();
        await SettleAsync(claimed[0], SettlementKind.Succeeded, result: "1");
        await ReopenAsync();

        Assert.Equal("1", Text((await FindAsync("a")).Result));
        Assert.True((await SettleAsync(claimed[1], SettlementKind.Failed)).Held);
    }

    /// <summary>Claims and releases "a", with progress for a plus, without for a minus; the counted attempts after each.</summary>
    private async Task<string> ReleaseAsync(string progress)
    {
        var attempts = new List<int>();
        foreach (var each in progress)
        {
            var claimed = await ClaimOneAsync();
            if (each == '+')
                await CheckpointAsync(claimed);
            attempts.Add((await SettleAsync(claimed, SettlementKind.Release)).Attempt);
        }

        return string.Join(' ', attempts);
    }

    private static void AssertSame(StoredJob expected, StoredJob actual)
    {
        Assert.Equal((Text(expected.Payload), Text(expected.Checkpoint), Text(expected.Result)), (Text(actual.Payload), Text(actual.Checkpoint), Text(actual.Result)));
        Assert.Equal(expected with { Payload = default, Checkpoint = null, Result = null }, actual with { Payload = default, Checkpoint = null, Result = null });
    }
}
