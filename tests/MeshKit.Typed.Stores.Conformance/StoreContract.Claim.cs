namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Claim_gives_the_job_as_it_stands_after_the_claim()
    {
        await EnqueueAsync(Job("a", "k"));

        var claimed = await ClaimOneAsync(lease: 20);

        Assert.Equal((SyncJobStatus.Running, 1), (claimed.Job.Status, claimed.Job.Attempt));
        Assert.Equal((Now, Now + Seconds(20)), (claimed.Job.StartedAt, claimed.Job.LeaseUntil));
        Assert.Equal(("\"a\"", "k", Id("a")), (Text(claimed.Job.Payload), claimed.Job.Key, claimed.Lease.JobId));
        Assert.Empty(claimed.Steps);
        var stored = await FindAsync("a");
        Assert.Equal((SyncJobStatus.Running, 1), (stored.Status, stored.Attempt));
        Assert.Equal((Now, Now + Seconds(20)), (stored.StartedAt, stored.LeaseUntil));
    }

    [Fact]
    public async Task Rule03_Each_claim_of_a_job_raises_its_token()
    {
        await EnqueueAsync(Job("a"));
        var tokens = new List<long>();
        foreach (var end in new[] { SettlementKind.Retry, SettlementKind.Return, SettlementKind.Release, SettlementKind.Failed })
        {
            var claimed = await ClaimOneAsync();
            tokens.Add(claimed.Lease.Token);
            await SettleAsync(claimed, end);
        }

        await RetryAsync("a");
        tokens.Add((await ClaimOneAsync()).Lease.Token);

        Assert.Equal(tokens.Distinct().Order(), tokens);
    }

    [Fact]
    public async Task Claim_brings_the_checkpoint_and_the_steps_of_earlier_attempts()
    {
        await EnqueueAsync(Job("a"));
        var first = await ClaimOneAsync();
        await CheckpointAsync(first, "{\"at\":3}");
        await StepAsync(first, "charge", "42");
        await StepAsync(first, "mail", null);
        await SettleAsync(first, SettlementKind.Retry);

        var second = await ClaimOneAsync();

        Assert.Equal("{\"at\":3}", Text(second.Job.Checkpoint));
        Assert.Equal(["charge=42", "mail="], second.Steps.Select(step => $"{step.Name}={Text(step.Result)}").Order());
        Assert.Null(second.Steps.Single(step => step.Name == "mail").Result);
    }

    [Fact]
    public async Task Claims_go_by_priority_then_due_time_then_position()
    {
        await EnqueueAllAsync(
            Job("a", delay: Seconds(2)), Job("b", delay: Seconds(1)), Job("c", delay: Seconds(1), kind: "other"), Job("d", delay: Seconds(1)),
            Job("e", priority: -1), Job("f", priority: 1, delay: Seconds(3)), Job("g", priority: 2, delay: Seconds(3)));
        await AdvanceAsync(Seconds(3));

        Assert.Equal("g f b c d a e", Names(await ClaimAsync()));
    }

    [Fact]
    public async Task Claims_one_by_one_go_in_the_same_order()
    {
        await EnqueueAllAsync(Job("a", delay: Seconds(2)), Job("b", delay: Seconds(1)), Job("c", priority: -1), Job("d", priority: 1, delay: Seconds(2)));
        await AdvanceAsync(Seconds(2));

        Assert.Equal("d b a c", await RunAllAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Claims_go_by_due_time_also_when_jobs_were_cancelled_in_between(int seed)
    {
        var random = new Random(seed);
        var pending = new List<(int Due, string Name)>();
        for (var i = 0; i < 100; i++)
            pending.Add((random.Next(1, 80), $"{i:00}"));
        await EnqueueAllAsync([.. pending.Select(job => Job(job.Name, delay: Seconds(job.Due)))]);

        // Cancelled one by one and not in the order of anything, and after each the first of what is left is still the first.
        for (var i = 0; i < 50; i++)
        {
            var cancelled = pending[random.Next(pending.Count)];
            await CancelAsync(cancelled.Name);
            pending.Remove(cancelled);
            var exchange = await Store.ExchangeAsync([], Request(), Cancellation);
            Assert.Equal((0, Now + Seconds(pending.Min().Due)), (exchange.Claimed.Count, exchange.NextDue));
        }

        await AdvanceAsync(Seconds(80));

        Assert.Equal(string.Join(' ', pending.Order().Select(job => job.Name)), await RunAllAsync());
    }

    [Fact]
    public async Task A_job_that_is_not_due_is_not_claimed()
    {
        await EnqueueAsync(Job("a", delay: Seconds(10)));

        await AdvanceAsync(Seconds(9));
        Assert.Empty(await ClaimAsync());
        await AdvanceAsync(Seconds(1));
        Assert.Equal("a", Names(await ClaimAsync()));
    }

    [Fact]
    public async Task Rule10_Claim_takes_only_jobs_of_gates_that_it_accepts()
    {
        await EnqueueAllAsync(
            Job("a"),
            Job("b") with { Gate = Gate(version: 2) },
            Job("c") with { Gate = Gate("other") },
            Job("d") with { Gate = Gate(network: NetworkNeed.NotNeeded) },
            Job("e") with { Gate = Gate(conditions: "charging") },
            Job("f") with { Gate = Gate(priority: 1) });

        Assert.Equal("a f", string.Join(' ', Names(await ClaimAsync(Request(accepts: gate => gate with { Priority = 0 } == Gate()))).Split(' ').Order()));
        Assert.Equal("b", Names(await ClaimAsync(Request(accepts: gate => gate.Version == 2))));
        Assert.Equal("e", Names(await ClaimAsync(Request(accepts: gate => gate.Conditions == "charging"))));
        Assert.Equal("d", Names(await ClaimAsync(Request(accepts: gate => gate.Network == NetworkNeed.NotNeeded))));
        Assert.Equal("c", Names(await ClaimAsync(Request(accepts: gate => gate.Kind == "other"))));
    }

    [Fact]
    public async Task Claim_takes_at_most_the_jobs_that_it_asks_for()
    {
        await EnqueueAllAsync(Job("a"), Job("b", kind: "other"), Job("c"));

        Assert.Equal("a b", Names(await ClaimAsync(2)));
        Assert.Equal("c", Names(await ClaimAsync(2)));
        Assert.Empty(await ClaimAsync(2));
    }

    [Theory]
    [InlineData(0, "a")]
    [InlineData(19, "a")]
    [InlineData(20, "a b")]
    [InlineData(29, "a b")]
    [InlineData(30, "a b c")]
    public async Task Claim_stops_before_the_payloads_exceed_its_bytes_but_takes_one(long maxBytes, string expected)
    {
        var payload = new byte[10];
        await EnqueueAllAsync(Job("a") with { Payload = payload }, Job("b") with { Payload = payload }, Job("c") with { Payload = payload });

        var overhead = (maxBytes + payload.Length - 1) / payload.Length * PayloadOverhead;
        Assert.Equal(expected, Names(await ClaimAsync(Request(maxBytes: maxBytes + overhead))));
        Assert.Equal("a b c"[expected.Length..].Trim(), Names(await ClaimAsync()));
    }

    [Fact]
    public async Task Rule12_A_flush_claims_a_job_at_most_once()
    {
        await EnqueueAllAsync(Job("a"), Job("b"));
        var claimed = await ClaimAsync(Request(1, flush: 7));
        await SettleAsync(Assert.Single(claimed), SettlementKind.Retry);

        Assert.Equal("b", Names(await ClaimAsync(Request(flush: 7))));
        Assert.Equal("a", Names(await ClaimAsync(Request(flush: 8))));
    }

    [Fact]
    public async Task A_flush_may_claim_a_job_again_that_was_returned()
    {
        await EnqueueAsync(Job("a"));
        await SettleAsync(Assert.Single(await ClaimAsync(Request(flush: 7))), SettlementKind.Return);

        Assert.Equal("a", Names(await ClaimAsync(Request(flush: 7))));
    }

    [Fact]
    public async Task Claim_passes_over_excluded_jobs()
    {
        await EnqueueAllAsync(Job("a"), Job("b"), Job("c"));

        Assert.Equal("b", Names(await ClaimAsync(Request(1, excluded: [Id("a")]))));
        Assert.Equal("a c", Names(await ClaimAsync()));
    }

    [Fact]
    public async Task Next_due_is_null_where_as_many_were_claimed_as_asked_for()
    {
        await EnqueueAllAsync(Job("a"), Job("b", delay: Seconds(5)));

        Assert.Null((await Store.ExchangeAsync([], Request(1), Cancellation)).NextDue);
    }

    [Fact]
    public async Task Next_due_is_null_where_nothing_is_ready_or_running()
    {
        await EnqueueAsync(Job("a"));
        await RunAllAsync();

        Assert.Null(await NextDueAsync());
    }

    [Fact]
    public async Task Next_due_is_when_the_next_head_of_an_accepted_gate_is_due()
    {
        await EnqueueAllAsync(Job("a", delay: Seconds(9)), Job("b", delay: Seconds(7)), Job("c", kind: "other", delay: Seconds(5)));

        Assert.Equal(Now + Seconds(7), await NextDueAsync(Request(accepts: gate => gate.Kind == "work")));
        Assert.Equal(Now + Seconds(5), await NextDueAsync());
    }

    [Fact]
    public async Task Next_due_leaves_out_jobs_that_wait_behind_a_later_head()
    {
        await EnqueueAllAsync(Append("a") with { Delay = Seconds(9) }, Append("b") with { Delay = Seconds(2) });

        Assert.Equal(Now + Seconds(9), await NextDueAsync());
    }

    [Fact]
    public async Task Next_due_counts_what_the_flush_has_claimed_before_for_a_later_flush_will_take_it()
    {
        await EnqueueAllAsync(Job("a"), Job("b", delay: Seconds(60)));
        await SettleAsync(Assert.Single(await ClaimAsync(Request(1, flush: 7))), SettlementKind.Retry, delay: 1);

        Assert.Equal(Now + Seconds(1), await NextDueAsync(Request(flush: 7)));
    }

    [Fact]
    public async Task Next_due_leaves_out_excluded_jobs()
    {
        await EnqueueAllAsync(Job("a"), Job("b", delay: Seconds(5)), Job("c", delay: Seconds(60)));

        Assert.Equal(Now + Seconds(60), await NextDueAsync(Request(excluded: [Id("a"), Id("b")])));
    }

    [Fact]
    public async Task Next_due_is_at_the_latest_when_the_lease_of_a_running_job_of_an_accepted_gate_ends()
    {
        await EnqueueAllAsync(Job("a"), Job("b", delay: Seconds(90)));
        await ClaimOneAsync(lease: 40);

        Assert.Equal(Now + Seconds(40), await NextDueAsync());
        Assert.Null(await NextDueAsync(Request(accepts: gate => gate.Kind == "other")));
    }

    private async Task<DateTimeOffset?> NextDueAsync(ClaimRequest? request = null) =>
        (await Store.ExchangeAsync([], request ?? Request(), Cancellation)).NextDue;
}
