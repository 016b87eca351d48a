namespace MeshKit.Typed.Testing.Tests;

public sealed class CrashTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_twice_a_handler_has_its_effects_twice_unless_it_sees_to_it()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var charges = new List<string>();
        var handler = new Handler<PlaceOrder>(job =>
        {
            charges.Add(job.IdempotencyKey);
            return SyncOutcome.DoneWith(job.Attempt);
        });

        var second = await test.RunTwiceAsync(handler, new PlaceOrder(1), cancellationToken: Cancellation);

        Assert.Equal(2, charges.Count);
        Assert.Single(charges.Distinct());
        Assert.Equal((SyncJobStatus.Succeeded, 2), (second.Job.Status, second.Job.Result.As<int>()));
    }

    [Fact]
    public async Task What_the_first_run_has_stored_is_there_in_the_second()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var (start, charges, seen) = (test.Clock.GetUtcNow(), 0, new List<int?>());
        var handler = new Handler<UploadDraft>(async (job, stop) =>
        {
            seen.Add(job.Checkpoint.As<Offset>()?.Parts);
            await job.OnceAsync("charge", (_, _) => Task.FromResult(++charges), cancellationToken: stop);
            await job.CheckpointAsync(new Offset(9), stop);
            return SyncOutcome.Done;
        });

        var second = await test.RunTwiceAsync(handler, new UploadDraft("1", "Hello"), cancellationToken: Cancellation);

        Assert.Equal([null, 9], seen);
        Assert.Equal((1, 1), (charges, second.Job.Attempt));
        Assert.Equal(new SyncLimits().LeaseDuration, test.Clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task An_exception_of_the_first_run_reaches_the_test()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var handler = new Handler<PlaceOrder>(_ => throw new InvalidOperationException("a bug"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunTwiceAsync(handler, new PlaceOrder(1), cancellationToken: Cancellation));
        Assert.Equal(1, handler.Runs);
    }

    [Fact]
    public async Task A_handler_that_hands_on_its_keys_survives_every_crash()
    {
        var worlds = new List<Shop>();

        var crashes = await MeshTest.CrashEverywhereAsync(
            TestJobs.Manifest,
            new PlaceOrder(1),
            _ =>
            {
                worlds.Add(new Shop());
                return new OrderHandler(worlds[^1], useKeys: true);
            },
            (_, run) =>
            {
                Assert.Equal(HandlerOutcome.Done, run.Outcome);
                Assert.Equal((1, 1), (worlds[^1].Charges, worlds[^1].Mails));
            });

        // Before each of the two steps is recorded, and before the outcome is.
        Assert.Equal((3, 3), (crashes, worlds.Count));
        Assert.Equal([2, 1, 1], worlds.Select(world => world.ChargeCalls));
        Assert.Equal([1, 2, 1], worlds.Select(world => world.MailCalls));
    }

    [Fact]
    public async Task A_handler_that_does_not_is_found_and_the_crash_is_named()
    {
        Shop shop = new();

        var failure = await Assert.ThrowsAsync<MeshTestException>(() => MeshTest.CrashEverywhereAsync(
            TestJobs.Manifest,
            new PlaceOrder(1),
            _ => new OrderHandler(shop = new Shop(), useKeys: false),
            (_, _) => Assert.Equal(1, shop.Charges)));

        Assert.StartsWith("The process died before checkpoint or step 1 was stored, and the job ran again.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("order:1", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.InnerException);
    }

    [Fact]
    public async Task A_handler_without_progress_crashes_at_its_end_only()
    {
        var runs = 0;
        var crashes = await MeshTest.CrashEverywhereAsync(
            TestJobs.Manifest, new Backup("photos"), _ => new Handler<Backup>(_ => Count(ref runs)), (_, run) => Assert.Equal(2, run.Job.Attempt));
        Assert.Equal((1, 2), (crashes, runs));
    }

    [Fact]
    public async Task A_handler_that_wraps_what_it_catches_crashes_all_the_same()
    {
        var crashes = await MeshTest.CrashEverywhereAsync(
            TestJobs.Manifest,
            new UploadDraft("1", "Hello"),
            _ => new Handler<UploadDraft>(async (job, stop) =>
            {
                try
                {
                    await job.CheckpointAsync(new Offset(1), stop);
                    return SyncOutcome.Done;
                }
                catch (Exception exception)
                {
                    throw new InvalidOperationException("wrapped", exception);
                }
            }),
            (_, run) => Assert.Equal(SyncJobStatus.Succeeded, run.Job.Status));
        Assert.Equal(2, crashes);
    }

    private static SyncOutcome Count(ref int runs)
    {
        runs++;
        return SyncOutcome.Done;
    }

    private sealed class OrderHandler(Shop shop, bool useKeys) : ISyncHandler<PlaceOrder>
    {
        public async ValueTask<SyncOutcome> HandleAsync(SyncJobContext<PlaceOrder> job, CancellationToken cancellationToken)
        {
            await job.OnceAsync("charge", (step, _) => Task.FromResult(shop.Charge(useKeys ? step.Key : null)), cancellationToken: cancellationToken);
            await job.OnceAsync("mail", (step, _) => Task.FromResult(shop.Mail(useKeys ? step.Key : null)), cancellationToken: cancellationToken);
            return SyncOutcome.Done;
        }
    }

    /// <summary>Charges and mails; it drops what it has seen under the same key.</summary>
    private sealed class Shop
    {
        private readonly HashSet<string> _keys = [];

        public int ChargeCalls { get; private set; }

        public int MailCalls { get; private set; }

        public int Charges { get; private set; }

        public int Mails { get; private set; }

        public bool Charge(string? key)
        {
            ChargeCalls++;
            if (key is not null && !_keys.Add(key))
                return false;
            Charges++;
            return true;
        }

        public bool Mail(string? key)
        {
            MailCalls++;
            if (key is not null && !_keys.Add(key))
                return false;
            Mails++;
            return true;
        }
    }
}
