namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    // A store may keep times less finely than in ticks.
    private static void AssertEndOfTime(DateTimeOffset? time) =>
        Assert.InRange(Assert.NotNull(time), DateTimeOffset.MaxValue.AddSeconds(-1), DateTimeOffset.MaxValue);

    [Fact]
    public async Task A_delay_and_an_expiry_beyond_the_end_of_time_are_that_end()
    {
        await EnqueueAsync(Job("a", delay: TimeSpan.MaxValue) with { ExpireAfter = TimeSpan.MaxValue });

        var exchange = await Store.ExchangeAsync([], Request(), Cancellation);

        Assert.Empty(exchange.Claimed);
        AssertEndOfTime(exchange.NextDue);
        var stored = await FindAsync("a");
        Assert.Equal(SyncJobStatus.Pending, stored.Status);
        AssertEndOfTime(stored.DueAt);
        AssertEndOfTime(stored.ExpiresAt);
    }

    [Fact]
    public async Task An_expiry_beyond_the_end_of_time_keeps_no_job_from_its_claim()
    {
        await EnqueueAsync(Job("a") with { ExpireAfter = TimeSpan.MaxValue });

        AssertEndOfTime((await ClaimOneAsync()).Job.ExpiresAt);
    }

    [Theory]
    [InlineData(SettlementKind.Retry)]
    [InlineData(SettlementKind.Snooze)]
    public async Task A_settlement_with_a_delay_beyond_the_end_of_time_leaves_the_job_pending_and_not_due(SettlementKind kind)
    {
        await EnqueueAsync(Job("a"));

        var settled = await SettleAsync(Settlement(await ClaimOneAsync(), kind, TimeSpan.MaxValue));

        Assert.Equal((true, SyncJobStatus.Pending), (settled.Held, settled.Status));
        AssertEndOfTime(settled.DueAt);
        AssertEndOfTime((await FindAsync("a")).DueAt);
        await AdvanceAsync(TimeSpan.FromDays(3650));
        Assert.Empty(await ClaimAsync());
    }
}
