namespace MeshKit.Typed.Testing.Tests;

public sealed class ClockTests
{
    private readonly TaskCompletionSource _started = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_clock_stands_still_where_the_test_begins()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), test.Clock.GetUtcNow());
        await test.AdvanceAsync(TimeSpan.FromDays(365), Cancellation);
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), test.Clock.GetUtcNow());
    }

    [Fact]
    public async Task It_moves_to_the_next_job_that_can_run()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var handlers = SyncHandlers.For(TestJobs.UploadDraft, new Handler<UploadDraft>(_ => SyncOutcome.Done));
        var start = test.Clock.GetUtcNow();
        Assert.False(await test.AdvanceToNextAsync(handlers, Cancellation));

        // Due earlier, but not for these handlers; and due now, but behind the other of its key.
        await test.Sync.EnqueueAsync(new PlaceOrder(1), new EnqueueOptions { Delay = TimeSpan.FromMinutes(1) }, Cancellation);
        await test.Sync.EnqueueAsync(new UploadDraft("1", "a"), new EnqueueOptions { Delay = TimeSpan.FromMinutes(5), ConflictPolicy = ConflictPolicy.Append }, Cancellation);
        await test.Sync.EnqueueAsync(new UploadDraft("1", "b"), new EnqueueOptions { ConflictPolicy = ConflictPolicy.Append }, Cancellation);

        Assert.True(await test.AdvanceToNextAsync(handlers, Cancellation));
        Assert.Equal(TimeSpan.FromMinutes(5), test.Clock.GetUtcNow() - start);
        Assert.True(await test.AdvanceToNextAsync(handlers, Cancellation));
        Assert.Equal(TimeSpan.FromMinutes(5), test.Clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task While_a_handler_runs_its_lease_is_renewed_however_far_the_clock_moves()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var release = new TaskCompletionSource();
        var handler = new Handler<PlaceOrder>(async (job, stop) =>
        {
            _started.SetResult();
            await release.Task.WaitAsync(stop);
            return SyncOutcome.DoneWith(job.StopReason.ToString());
        });
        await test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);

        var draining = test.DrainAsync(SyncHandlers.For(TestJobs.PlaceOrder, handler), Cancellation);
        await _started.Task;
        await test.AdvanceAsync(TimeSpan.FromMinutes(10), Cancellation);
        Assert.Empty(await test.DrainAsync(SyncHandlers.For(TestJobs.PlaceOrder, new Handler<PlaceOrder>(_ => SyncOutcome.Done)), Cancellation));
        release.SetResult();

        Assert.Equal("None", Assert.Single(await draining).Job.Result.As<string>());
    }

    [Fact]
    public async Task A_handler_that_waits_for_the_clock_again_and_again_gets_on()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var handler = new Handler<PlaceOrder>(async (_, stop) =>
        {
            _started.SetResult();
            for (var i = 0; i < 3; i++)
                await Task.Delay(TimeSpan.FromMinutes(1), test.Clock, stop);
            return SyncOutcome.Done;
        });
        await test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);

        var draining = test.DrainAsync(SyncHandlers.For(TestJobs.PlaceOrder, handler), Cancellation);
        await _started.Task;
        await test.AdvanceAsync(TimeSpan.FromMinutes(30), Cancellation);

        Assert.Equal(HandlerOutcome.Done, Assert.Single(await draining).Outcome);
    }

    [Fact]
    public async Task A_budget_ends_when_the_clock_moves()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var handler = new Handler<PlaceOrder>(async (_, stop) =>
        {
            _started.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return SyncOutcome.Done;
        });
        await test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);

        var flush = test.FlushAsync(
            test.OptionsFor(SyncHandlers.For(TestJobs.PlaceOrder, handler)) with { Budget = TimeSpan.FromSeconds(30) }, Cancellation);
        await _started.Task;
        await test.AdvanceAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.Equal(FlushEnd.BudgetEnded, (await flush).End);
    }

    [Fact]
    public async Task A_handler_that_waits_for_the_clock_fails_the_test_instead_of_hanging_it()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest, new MeshTestOptions { Patience = TimeSpan.FromMilliseconds(300) });
        var handler = new Handler<PlaceOrder>(async (_, _) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), test.Clock, CancellationToken.None);
            return SyncOutcome.Done;
        });
        await test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);

        var failure = await Assert.ThrowsAsync<MeshTestException>(() => test.DrainAsync(SyncHandlers.For(TestJobs.PlaceOrder, handler), Cancellation));

        Assert.StartsWith("The run has not ended within 0.3 s. The test's clock stands still", failure.Message, StringComparison.Ordinal);
        Assert.Contains("place-order  Running", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_never_returns_does_not_keep_the_test_from_ending()
    {
        var test = MeshTest.Create(TestJobs.Manifest, new MeshTestOptions { Patience = TimeSpan.FromMilliseconds(300) });
        var handler = new Handler<PlaceOrder>(async (_, _) =>
        {
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return SyncOutcome.Done;
        });
        await test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);
        await Assert.ThrowsAsync<MeshTestException>(() => test.DrainAsync(SyncHandlers.For(TestJobs.PlaceOrder, handler), Cancellation));

        await test.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }
}
