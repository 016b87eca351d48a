namespace MeshKit.Typed.Testing.Tests;

public sealed class DirectRunTests : IAsyncDisposable
{
    private readonly MeshTest _test = MeshTest.Create(TestJobs.Manifest);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task Each_outcome_is_told_as_the_handler_said_it()
    {
        var order = 0;
        Task<JobRun> RunAsync(Func<SyncJobContext<PlaceOrder>, SyncOutcome> handle) =>
            _test.RunAsync(new Handler<PlaceOrder>(handle), new PlaceOrder(order++), cancellationToken: Cancellation);

        var done = await RunAsync(_ => SyncOutcome.DoneWith(7));
        Assert.Equal((HandlerOutcome.Done, SyncJobStatus.Succeeded, 7), (done.Outcome, done.Job.Status, done.Job.Result.As<int>()));
        var retry = await RunAsync(_ => SyncOutcome.Retry(TimeSpan.FromMinutes(2), "busy"));
        Assert.Equal((HandlerOutcome.Retry, SyncJobStatus.Pending, TimeSpan.FromMinutes(2), "busy"), (retry.Outcome, retry.Job.Status, retry.Delay, retry.Reason));
        Assert.Equal(_test.Clock.GetUtcNow().AddMinutes(2), retry.Job.DueAt);
        Assert.StartsWith("Retry after 00:02:00 (busy); place-order", retry.ToString(), StringComparison.Ordinal);
        var backoff = await RunAsync(_ => SyncOutcome.Retry());
        Assert.Null(backoff.Delay);
        var snooze = await RunAsync(_ => SyncOutcome.Snooze(TimeSpan.FromHours(1)));
        Assert.Equal((HandlerOutcome.Snooze, SyncJobStatus.Pending, 0), (snooze.Outcome, snooze.Job.Status, snooze.Job.Attempt));
        var fail = await RunAsync(_ => SyncOutcome.Fail("gone"));
        Assert.Equal((HandlerOutcome.Fail, SyncJobStatus.Failed, "gone"), (fail.Outcome, fail.Job.Status, fail.Reason));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(_ => throw new InvalidOperationException("a bug")));
    }

    [Fact]
    public async Task The_handler_finds_the_attempt_the_checkpoint_and_the_steps_that_are_asked_for()
    {
        var jobId = Guid.CreateVersion7();
        var seen = new List<string>();
        var handler = new Handler<UploadDraft>(async (job, stop) =>
        {
            var step = await job.OnceAsync("name", (_, _) => Task.FromResult("fresh"), cancellationToken: stop);
            seen.Add($"{job.JobId == jobId} attempt {job.Attempt}, {job.Checkpoint.As<Offset>()?.Parts} parts, {step}");
            return SyncOutcome.Done;
        });

        foreach (var attempt in (int[])[1, 2, 4])
        {
            var options = new RunOptions { Attempt = attempt }.WithCheckpoint(new Offset(7)).WithStep("name", "recorded");
            Assert.Equal(attempt, (await _test.RunAsync(handler, new UploadDraft("1", "Hello"), options, Cancellation)).Job.Attempt);
        }

        await _test.RunAsync(handler, new UploadDraft("1", "Hello"), new RunOptions { JobId = jobId }, Cancellation);
        Assert.Equal(
            ["False attempt 1, 7 parts, recorded", "False attempt 2, 7 parts, recorded", "False attempt 4, 7 parts, recorded", "True attempt 1,  parts, fresh"], seen);
    }

    [Fact]
    public async Task An_attempt_beyond_the_limit_is_a_mistake_of_the_test()
    {
        foreach (var attempt in (int[])[0, 5])
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _test.RunAsync(
                new Handler<UploadDraft>(_ => SyncOutcome.Done), new UploadDraft("1", "Hello"), new RunOptions { Attempt = attempt }, Cancellation));
        }
    }

    [Fact]
    public async Task At_the_last_attempt_a_retry_is_the_end()
    {
        var run = await _test.RunAsync(
            new Handler<UploadDraft>(_ => SyncOutcome.Retry(reason: "busy")), new UploadDraft("1", "Hello"), new RunOptions { Attempt = 4 }, Cancellation);
        Assert.Equal((HandlerOutcome.Retry, SyncJobStatus.Failed), (run.Outcome, run.Job.Status));
    }

    [Fact]
    public async Task A_step_that_was_begun_and_never_ended_fails_a_job_that_must_not_repeat_it()
    {
        var handler = new Handler<PlaceOrder>(async (job, stop) =>
        {
            await job.OnceAsync("charge", (_, _) => Task.FromResult(1), new StepOptions { WhenUncertain = WhenUncertain.Fail }, stop);
            return SyncOutcome.Done;
        });

        var run = await _test.RunAsync(handler, new PlaceOrder(1), new RunOptions { Attempt = 2 }.WithStartedStep("charge"), Cancellation);

        Assert.Equal((HandlerOutcome.Fail, SyncErrorCodes.OutcomeUnknown), (run.Outcome, run.Job.LastError!.Type));
    }

    [Fact]
    public async Task It_runs_before_what_is_queued_and_without_what_it_would_need()
    {
        await _test.Sync.EnqueueAsync(new Backup("first"), cancellationToken: Cancellation);
        _test.Network = NetworkState.Offline;
        _test.SetCondition("charging", false);

        var run = await _test.RunAsync(new Handler<Backup>(_ => SyncOutcome.Done), new Backup("second"), cancellationToken: Cancellation);

        Assert.Equal(SyncJobStatus.Succeeded, run.Job.Status);
        _test.ShouldHaveEnqueued(TestJobs.Backup, backup => backup.Folder == "first");
    }

    [Fact]
    public async Task What_the_handler_enqueues_is_there_under_the_same_rules()
    {
        var handler = new Handler<UploadDraft>(async (job, stop) =>
        {
            await _test.Sync.EnqueueAsync(new UploadDraft(job.Payload.DraftId, "next"), cancellationToken: stop);
            return SyncOutcome.Done;
        });

        await _test.RunAsync(handler, new UploadDraft("1", "Hello"), cancellationToken: Cancellation);

        Assert.Equal("next", _test.ShouldHaveEnqueued(TestJobs.UploadDraft).Decode().Title);
    }

    [Fact]
    public async Task A_job_of_the_same_key_that_is_queued_is_said()
    {
        await _test.Sync.EnqueueAsync(new PlaceOrder(1), cancellationToken: Cancellation);

        var failure = await Assert.ThrowsAsync<MeshTestException>(
            () => _test.RunAsync(new Handler<PlaceOrder>(_ => SyncOutcome.Done), new PlaceOrder(1), cancellationToken: Cancellation));

        Assert.Contains("is queued under the same key", failure.Message, StringComparison.Ordinal);
        Assert.Contains("order:1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_waits_behind_another_of_its_key_is_said()
    {
        await _test.Sync.EnqueueAsync(new UploadDraft("1", "a"), new EnqueueOptions { ConflictPolicy = ConflictPolicy.Append }, Cancellation);

        var failure = await Assert.ThrowsAsync<MeshTestException>(
            () => _test.RunAsync(new Handler<UploadDraft>(_ => SyncOutcome.Done), new UploadDraft("1", "b"), cancellationToken: Cancellation));

        Assert.Contains("behind another job of its key", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_token_asks_the_handler_to_stop()
    {
        using var stop = new CancellationTokenSource();
        var handler = new Handler<UploadDraft>(async (job, stopped) =>
        {
            await job.CheckpointAsync(new Offset(3), CancellationToken.None);
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, stopped);
            return SyncOutcome.Done;
        });

        var run = await _test.RunAsync(handler, new UploadDraft("1", "Hello"), cancellationToken: stop.Token);

        Assert.Equal((HandlerOutcome.Stopped, SyncJobStatus.Pending, new Offset(3)), (run.Outcome, run.Job.Status, run.Job.Checkpoint.As<Offset>()));
    }

    [Fact]
    public async Task A_protected_payload_is_sealed_with_a_key_of_the_test()
    {
        var handler = new Handler<SendCode>(job => SyncOutcome.DoneWith(job.Checkpoint.As<Offset>()!.Parts));

        var run = await _test.RunTwiceAsync(handler, new SendCode("555-0100"), new RunOptions { Attempt = 2 }.WithCheckpoint(new Offset(7)), Cancellation);
        await _test.Sync.EnqueueAsync(new SendCode("555-0100"), cancellationToken: Cancellation);

        Assert.Equal(7, run.Job.Result.As<int>());
        _test.ShouldHaveEnqueued(TestJobs.SendCode, code => code.Phone == "555-0100", key: "code:555-0100");
    }
}
