namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Enqueue_stores_all_that_it_is_given()
    {
        var job = Job("a", "k") with
        {
            Gate = Gate("upload", 3, -1, NetworkNeed.Unmetered, "charging,idle"),
            PayloadFormat = 7,
            ExpireAfter = Seconds(90),
            MaxAttempts = 4,
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        };
        await EnqueueAsync(job);

        var stored = await FindAsync("a");

        Assert.Equal(job.Gate, stored.Gate);
        Assert.Equal("\"a\"", Text(stored.Payload));
        Assert.Equal(("k", 7, 4), (stored.Key, stored.PayloadFormat, stored.MaxAttempts));
        Assert.Equal((Now, Now, Now + Seconds(90)), (stored.EnqueuedAt, stored.DueAt, stored.ExpiresAt));
        Assert.Equal(job.TraceParent, stored.TraceParent);
    }

    [Fact]
    public async Task Enqueue_stores_a_new_job_as_pending_and_untouched()
    {
        await EnqueueAsync(Job("a"));

        var stored = await FindAsync("a");

        Assert.Equal(SyncJobStatus.Pending, stored.Status);
        Assert.Equal((0, 0, 0), (stored.Attempt, stored.Generation, stored.Snoozes));
        Assert.False(stored.IsWaiting || stored.IsStopRequested);
        Assert.Null(stored.Key);
        Assert.Null(stored.StartedAt ?? stored.FinishedAt ?? stored.LeaseUntil ?? stored.ExpiresAt);
        Assert.Null(stored.Checkpoint ?? stored.Result);
        Assert.Null(stored.LastError);
        Assert.Null(stored.ReplacedBy);
        Assert.Null(stored.TraceParent);
    }

    [Fact]
    public async Task Enqueue_answers_with_the_job_that_it_added() =>
        Assert.Equal(new EnqueueResult(Id("a"), EnqueueStatus.Added, SyncJobStatus.Pending), await EnqueueAsync(Job("a", "k")));

    [Fact]
    public async Task Enqueue_makes_a_job_due_after_its_delay()
    {
        await EnqueueAsync(Job("a", delay: Seconds(10)));

        Assert.Equal(Now + Seconds(10), (await FindAsync("a")).DueAt);
    }

    [Fact]
    public async Task Enqueue_makes_a_job_due_at_the_instant_that_it_names_in_whatever_offset()
    {
        var at = (Now + Seconds(60)).ToOffset(TimeSpan.FromHours(9));
        await EnqueueAsync(Job("a") with { RunAt = at });

        Assert.Equal(at, (await FindAsync("a")).DueAt);
    }

    [Fact]
    public async Task Enqueue_copies_the_payload_out_of_the_callers_memory()
    {
        var buffer = "\"a\""u8.ToArray();
        await EnqueueAsync(Job("a") with { Payload = buffer });
        buffer.AsSpan().Fill((byte)'x');

        Assert.Equal("\"a\"", Text((await FindAsync("a")).Payload));
    }

    [Fact]
    public async Task Enqueue_stores_payloads_byte_for_byte()
    {
        var bytes = Enumerable.Range(0, 100_000).Select(i => (byte)i).ToArray();
        await EnqueueAsync(Job("a") with { Payload = bytes, PayloadFormat = 1 });
        await EnqueueAsync(Job("b") with { Payload = default, PayloadFormat = 1 });

        Assert.Equal(bytes, (await FindAsync("a")).Payload.ToArray());
        Assert.Empty((await FindAsync("b")).Payload.ToArray());
    }

    [Fact]
    public async Task Rule01_Enqueued_jobs_are_there_when_the_store_is_opened_again()
    {
        await EnqueueAllAsync(Job("a", "k"), Append("b"), Job("c"));
        await ReopenAsync();

        Assert.Equal("a:Pending b:Pending c:Pending", await StatusesAsync("a", "b", "c"));
        Assert.True((await FindAsync("b")).IsWaiting);
        Assert.Equal("a b c", await RunAllAsync());
    }

    [Theory]
    [InlineData(ConflictPolicy.Dedupe)]
    [InlineData(ConflictPolicy.Fail)]
    [InlineData(ConflictPolicy.Replace)]
    [InlineData(ConflictPolicy.Append)]
    public async Task Enqueue_of_a_known_id_adds_nothing_whatever_the_policy(ConflictPolicy policy)
    {
        await EnqueueAsync(Job("a", "k"));

        var again = await EnqueueAsync(Job("a", "k", policy));

        Assert.Equal(new EnqueueResult(Id("a"), EnqueueStatus.Deduplicated, SyncJobStatus.Pending), again);
        Assert.Equal("a", await RunAllAsync());
    }

    [Fact]
    public async Task Enqueue_of_the_id_of_an_ended_job_names_it_with_its_status()
    {
        await EnqueueAsync(Job("a"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Failed);

        Assert.Equal(new EnqueueResult(Id("a"), EnqueueStatus.Deduplicated, SyncJobStatus.Failed), await EnqueueAsync(Job("a")));
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Enqueue_of_a_known_id_with_another_kind_is_a_conflict()
    {
        await EnqueueAsync(Job("a"));

        Assert.Equal(Id("a"), (await ConflictAsync(Job("a", kind: "other"))).JobId);
        Assert.Equal("work", (await FindAsync("a")).Gate.Kind);
    }

    [Fact]
    public async Task Enqueue_of_many_answers_each_in_order_and_policies_see_the_earlier_ones()
    {
        var results = await EnqueueAllAsync(Job("a", "k"), Job("b", "k"), Replace("c"), Job("d"), Job("d"));

        Assert.Equal(
            [
                new(Id("a"), EnqueueStatus.Added, SyncJobStatus.Pending),
                new(Id("a"), EnqueueStatus.Deduplicated, SyncJobStatus.Pending),
                new(Id("c"), EnqueueStatus.Replaced, SyncJobStatus.Pending, Id("a")),
                new(Id("d"), EnqueueStatus.Added, SyncJobStatus.Pending),
                new(Id("d"), EnqueueStatus.Deduplicated, SyncJobStatus.Pending),
            ],
            results);
    }

    [Fact]
    public async Task Enqueue_of_many_adds_none_where_one_is_refused()
    {
        await EnqueueAsync(Job("taken", "t"));

        await ConflictAsync(Job("a"), Job("b", "k"), Append("c"), Job("d", "t", ConflictPolicy.Fail));

        Assert.Equal("taken", await RunAllAsync());
        Assert.Null(await Store.FindAsync(Id("a"), Cancellation));
        Assert.Equal(EnqueueStatus.Added, (await EnqueueAsync(Job("b", "k"))).Status);
        Assert.Equal("b", await RunAllAsync());
    }

    [Fact]
    public async Task Enqueue_of_many_replaces_nothing_where_one_is_refused()
    {
        await EnqueueAllAsync(Job("a", "k"), Append("b"), Job("taken", "t"));

        await ConflictAsync(Replace("c"), Replace("d"), Job("e", "t", ConflictPolicy.Fail));

        Assert.Equal("a:Pending b:Pending", await StatusesAsync("a", "b"));
        Assert.Null((await FindAsync("a")).FinishedAt);
        Assert.Equal("a b taken", await RunAllAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_whose_replacement_was_refused_is_as_it_was_and_is_not_pruned(bool waits)
    {
        await EnqueueAllAsync(Job("head", "k"), Job("taken", "t", delay: Seconds(600)));
        var running = waits ? await ClaimOneAsync() : null;
        if (waits)
            await EnqueueAsync(Replace("next"));
        var name = waits ? "next" : "head";
        var before = await FindAsync(name);

        await ConflictAsync(Replace("c"), Job("d", "t", ConflictPolicy.Fail));

        Assert.Equal(0, await PruneAsync());
        AssertSame(before, await FindAsync(name));
        Assert.Equal(Id(name), (await EnqueueAsync(Job("e", "k"))).JobId);
        if (running is not null)
            await SettleAsync(running, SettlementKind.Succeeded);
        var claimed = await ClaimOneAsync();
        Assert.Equal((name, LeaseState.Held), (Name(claimed.Job.Id), await RenewAsync(claimed)));
        Assert.Equal(SyncJobStatus.Pending, (await SettleAsync(claimed, SettlementKind.Retry)).Status);
    }

    [Fact]
    public async Task Enqueue_of_many_asks_no_running_job_to_stop_where_one_is_refused()
    {
        await EnqueueAllAsync(Job("a", "k"), Job("taken", "t"));
        var running = Assert.Single(await ClaimAsync(1));

        await ConflictAsync(Replace("b"), Replace("c"), Job("d", "t", ConflictPolicy.Fail));

        Assert.Equal(LeaseState.Held, await RenewAsync(running));
        Assert.Equal(SyncJobStatus.Failed, (await SettleAsync(running, SettlementKind.Failed)).Status);
        Assert.Null(await HeadAsync());
    }

    [Theory]
    [InlineData("k", "K")]
    [InlineData("k", "k ")]
    [InlineData("\u00e9", "e\u0301")]
    [InlineData("stra\u00dfe", "strasse")]
    [InlineData("\ud83d\ude00", "\ud83d\ude01")]
    public async Task Rule07_Keys_are_compared_ordinally(string one, string other)
    {
        await EnqueueAllAsync(Job("a", one), Job("b", other));

        Assert.Equal(("a", "b"), (await HeadAsync(one), await HeadAsync(other)));
        Assert.Equal(EnqueueStatus.Deduplicated, (await EnqueueAsync(Job("c", one))).Status);
    }

    [Fact]
    public async Task Rule07_A_key_of_512_bytes_is_kept_whole()
    {
        var key = new string('k', 511);
        await EnqueueAllAsync(Job("a", key + "1"), Job("b", key + "2"));

        Assert.Equal(key + "2", (await FindAsync("b")).Key);
        Assert.Equal("a b", await RunAllAsync());
    }

    [Theory]
    [InlineData(ConflictPolicy.Dedupe)]
    [InlineData(ConflictPolicy.Fail)]
    [InlineData(ConflictPolicy.Replace)]
    [InlineData(ConflictPolicy.Append)]
    public async Task Jobs_without_a_key_never_meet(ConflictPolicy policy)
    {
        await EnqueueAllAsync(Job("a", policy: policy), Job("b", policy: policy));

        Assert.Equal("a b", Names(await ClaimAsync()));
    }

    [Theory]
    [InlineData(ConflictPolicy.Dedupe)]
    [InlineData(ConflictPolicy.Fail)]
    [InlineData(ConflictPolicy.Replace)]
    [InlineData(ConflictPolicy.Append)]
    public async Task A_job_that_ended_does_not_count_for_any_policy(ConflictPolicy policy)
    {
        await EnqueueAsync(Job("a", "k"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Succeeded);

        Assert.Equal(new EnqueueResult(Id("b"), EnqueueStatus.Added, SyncJobStatus.Pending), await EnqueueAsync(Job("b", "k", policy)));
        Assert.Equal("b", await RunAllAsync());
    }
}
