namespace MeshKit.Typed.Testing.Tests;

public sealed class RunningTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draining_runs_what_is_due_and_what_that_enqueues()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var order = new Handler<PlaceOrder>(async (job, stop) =>
        {
            await test.Sync.EnqueueAsync(new UploadDraft($"order-{job.Payload.OrderId}", "Receipt"), cancellationToken: stop);
            return SyncOutcome.Done;
        });
        var upload = new Handler<UploadDraft>(_ => SyncOutcome.Done);
        await test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);
        await test.Sync.EnqueueAsync(new PlaceOrder(2), new EnqueueOptions { Delay = TimeSpan.FromHours(1) }, Cancellation);

        var runs = await test.DrainAsync(On(order, upload), Cancellation);

        Assert.Equal(["place-order", "upload-draft"], runs.Select(run => run.Job.Kind));
        Assert.All(runs, run => Assert.Equal((HandlerOutcome.Done, SyncJobStatus.Succeeded), (run.Outcome, run.Job.Status)));
        test.ShouldHaveEnqueued(TestJobs.PlaceOrder, order => order.OrderId == 2);
    }

    [Fact]
    public async Task Jobs_can_be_run_one_by_one()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var handlers = On(new Handler<PlaceOrder>(_ => SyncOutcome.Done));
        await test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);
        await test.Sync.EnqueueAsync(new PlaceOrder(2), cancellationToken: Cancellation);

        Assert.Equal(1, (await test.RunNextAsync(handlers, Cancellation))!.Job.Payload.As<PlaceOrder>()!.OrderId);
        test.ShouldHaveEnqueued(TestJobs.PlaceOrder, order => order.OrderId == 2);
        Assert.NotNull(await test.RunNextAsync(handlers, Cancellation));
        Assert.Null(await test.RunNextAsync(handlers, Cancellation));
    }

    [Fact]
    public async Task An_exception_of_a_handler_reaches_the_test_as_it_was_thrown_and_nothing_else_runs()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var thrown = new InvalidOperationException("a bug");
        var handler = new Handler<PlaceOrder>(_ => throw thrown);
        await test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);
        await test.Sync.EnqueueAsync(new PlaceOrder(2), cancellationToken: Cancellation);

        var caught = await Assert.ThrowsAsync<InvalidOperationException>(() => test.DrainAsync(On(handler), Cancellation));

        Assert.Same(thrown, caught);
        Assert.Equal(1, handler.Runs);
        Assert.Equal("a bug", test.Jobs[0].LastError!.Message);
        Assert.Equal(0, test.Jobs[1].Attempt);
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_reaches_the_test_too()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        await test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);

        await Assert.ThrowsAsync<TaskCanceledException>(
            () => test.DrainAsync(On(new Handler<PlaceOrder>(_ => throw new TaskCanceledException("the client's timeout"))), Cancellation));

        Assert.Equal(1, test.Jobs[0].Attempt);
    }

    [Fact]
    public async Task By_choice_an_exception_is_recorded_as_in_the_app()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        test.HandlerErrors = HandlerErrors.Record;
        await test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);

        var run = await test.RunNextAsync(On(new Handler<PlaceOrder>(_ => throw new InvalidOperationException("a bug"))), Cancellation);

        Assert.Equal((HandlerOutcome.Retry, SyncJobStatus.Pending, "a bug"), (run!.Outcome, run.Job.Status, run.Job.LastError!.Message));
        Assert.IsType<InvalidOperationException>(run.Exception);
    }

    [Fact]
    public async Task What_is_thrown_to_end_a_job_is_an_outcome_and_no_error()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        foreach (var thrown in (Exception[])[new SyncPermanentException("The account is closed."), new SoldOutException()])
        {
            await test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);
            var run = await test.RunNextAsync(On(new Handler<PlaceOrder>(_ => throw thrown)), Cancellation);
            Assert.Equal((HandlerOutcome.Fail, SyncJobStatus.Failed, thrown), (run!.Outcome, run.Job.Status, run.Exception));
        }
    }

    [Fact]
    public async Task A_payload_that_does_not_decode_reaches_the_test_or_is_quarantined_by_choice()
    {
        foreach (var errors in Enum.GetValues<HandlerErrors>())
        {
            await using var test = MeshTest.Create(SyncManifest.Empty);
            test.HandlerErrors = errors;
            await test.Sync.EnqueueAsync(new EnqueueRequest { Kind = "place-order", Payload = "[]"u8.ToArray() }, Cancellation);
            var run = test.RunNextAsync(On(new Handler<PlaceOrder>(_ => SyncOutcome.Done)), Cancellation);
            if (errors == HandlerErrors.Throw)
                Assert.Equal(SyncErrorCodes.PayloadInvalid, (await Assert.ThrowsAsync<SyncException>(() => run)).Code);
            else
                Assert.Equal(HandlerOutcome.NotRun, (await run)!.Outcome);
            Assert.Equal(SyncJobStatus.Quarantined, test.Jobs[0].Status);
        }
    }

    [Fact]
    public async Task An_expired_job_ends_without_its_handler()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var handler = new Handler<PlaceOrder>(_ => SyncOutcome.Done);
        await test.Sync.EnqueueAsync(new PlaceOrder(1), new EnqueueOptions { ExpireAfter = TimeSpan.FromHours(1) }, Cancellation);

        await test.AdvanceAsync(TimeSpan.FromHours(2), Cancellation);
        var run = await test.RunNextAsync(On(handler), Cancellation);

        Assert.Equal((HandlerOutcome.NotRun, SyncJobStatus.Cancelled, 0), (run!.Outcome, run.Job.Status, handler.Runs));
    }

    [Fact]
    public async Task Draining_to_the_end_takes_each_retry_at_its_time()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var start = test.Clock.GetUtcNow();
        var handler = new Handler<UploadDraft>(job => job.Attempt < 3 ? SyncOutcome.Retry(TimeSpan.FromHours(5), "busy") : SyncOutcome.Done);
        await test.Sync.EnqueueAsync(new UploadDraft("1", "Hello"), cancellationToken: Cancellation);

        var runs = await test.DrainToEndAsync(On(handler), Cancellation);

        Assert.Equal([HandlerOutcome.Retry, HandlerOutcome.Retry, HandlerOutcome.Done], runs.Select(run => run.Outcome));
        Assert.Equal((TimeSpan.FromHours(5), "busy"), (runs[0].Delay, runs[0].Reason));
        Assert.Equal(TimeSpan.FromHours(10), test.Clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task Draining_to_the_end_ends_where_attempts_do()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        await test.Sync.EnqueueAsync(new UploadDraft("1", "Hello"), cancellationToken: Cancellation);

        var runs = await test.DrainToEndAsync(On(new Handler<UploadDraft>(_ => SyncOutcome.Retry())), Cancellation);

        Assert.Equal(4, runs.Count);
        Assert.Equal((HandlerOutcome.Retry, SyncJobStatus.Failed), (runs[3].Outcome, runs[3].Job.Status));
    }

    [Fact]
    public async Task Draining_to_the_end_leaves_what_is_never_due()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var handlers = On(new Handler<PlaceOrder>(_ => SyncOutcome.Snooze(TimeSpan.MaxValue)));
        await test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);

        Assert.Single(await test.DrainToEndAsync(handlers, Cancellation));
        Assert.False(await test.AdvanceToNextAsync(handlers, Cancellation));
        Assert.Equal(2026, test.Clock.GetUtcNow().Year);
    }

    [Fact]
    public async Task Network_and_conditions_gate_as_the_test_says()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var handlers = On(new Handler<Backup>(_ => SyncOutcome.Done));
        await test.Sync.EnqueueAsync(new Backup("photos"), cancellationToken: Cancellation);

        test.Network = NetworkState.Online;
        Assert.Empty(await test.DrainToEndAsync(handlers, Cancellation));
        Assert.False(await test.AdvanceToNextAsync(handlers, Cancellation));
        test.Network = NetworkState.OnlineUnmetered;
        test.SetCondition("charging", false);
        Assert.Empty(await test.DrainAsync(handlers, Cancellation));
        test.SetCondition("charging", true);
        Assert.Single(await test.DrainAsync(handlers, Cancellation));
    }

    [Fact]
    public async Task A_condition_that_no_job_names_is_a_mistake_of_the_test()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var unknown = Assert.Throws<ArgumentException>(() => test.SetCondition("chargin", false));
        Assert.Contains("These are named: charging.", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_a_flush_of_ones_own_all_exceptions_reach_the_test()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        await test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);
        await test.Sync.EnqueueAsync(new PlaceOrder(2), cancellationToken: Cancellation);
        var options = test.OptionsFor(On(new Handler<PlaceOrder>(job => throw new InvalidOperationException($"bug {job.Payload.OrderId}"))));

        var all = await Assert.ThrowsAsync<AggregateException>(() => test.FlushAsync(options with { Concurrency = 2 }, Cancellation));

        Assert.Equal(["bug 1", "bug 2"], all.InnerExceptions.Select(exception => exception.Message).Order());
        await test.Sync.EnqueueAsync(new PlaceOrder(3), cancellationToken: Cancellation);
        Assert.Equal("bug 3", (await Assert.ThrowsAsync<InvalidOperationException>(() => test.FlushAsync(options, Cancellation))).Message);
    }

    private static SyncHandlers On(ISyncHandler<PlaceOrder> handler) => SyncHandlers.For(TestJobs.PlaceOrder, handler);

    private static SyncHandlers On(ISyncHandler<UploadDraft> handler) => SyncHandlers.For(TestJobs.UploadDraft, handler);

    private static SyncHandlers On(ISyncHandler<Backup> handler) => SyncHandlers.For(TestJobs.Backup, handler);

    private static SyncHandlers On(ISyncHandler<PlaceOrder> order, ISyncHandler<UploadDraft> upload) => SyncHandlers.Combine(On(order), On(upload));
}
