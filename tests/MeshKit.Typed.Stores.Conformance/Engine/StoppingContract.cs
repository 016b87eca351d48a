namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>How attempts end that do not end by themselves: budgets, cancellation, timeouts, lost leases, disposal.</summary>
public abstract class StoppingContract : EngineContract
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task At_the_end_of_the_budget_handlers_are_asked_to_stop_and_the_rest_is_given_back()
    {
        var mesh = await OpenAsync();
        var running = await EnqueueAsync(mesh, "1");
        var waiting = await EnqueueAsync(mesh, "2");
        StopReason? reason = null;

        var handlers = On(Jobs.Upload, (job, stop) => UntilStoppedAsync(job, r => reason = r, stop));
        var flush = mesh.Sync.FlushAsync(
            Online(handlers) with { Budget = TimeSpan.FromSeconds(30), Grace = TimeSpan.FromSeconds(5) }, Cancellation);
        await _started.Task;
        Time.Advance(TimeSpan.FromSeconds(24));
        Assert.False(flush.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(1));
        var report = await flush;

        Assert.Equal((StopReason.BudgetEnded, FlushEnd.BudgetEnded), (reason, report.End));
        foreach (var id in (Guid[])[running, waiting])
        {
            var job = await GetAsync(mesh, id);
            Assert.Equal((SyncJobStatus.Pending, 0), (job.Status, job.Attempt));
        }
    }

    [Fact]
    public async Task Cancelling_the_flush_is_the_same_graceful_stop()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);
        using var cancel = new CancellationTokenSource();
        StopReason? reason = null;

        var flush = mesh.Sync.FlushAsync(Online(On(Jobs.Upload, (job, stop) => UntilStoppedAsync(job, r => reason = r, stop))), cancel.Token);
        await _started.Task;
        await cancel.CancelAsync();
        var report = await flush;

        Assert.Equal((StopReason.Shutdown, FlushEnd.Cancelled, 1L), (reason, report.End, report.Retrying));
        Assert.Equal(SyncJobStatus.Pending, (await GetAsync(mesh, id)).Status);
    }

    [Fact]
    public async Task A_handler_can_checkpoint_while_the_mesh_is_being_disposed()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);
        var flush = mesh.Sync.FlushAsync(
            Online(On(Jobs.Upload, async (job, stop) =>
            {
                _started.TrySetResult();
                await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
                await job.CheckpointAsync(new Progress(7), CancellationToken.None);
                stop.ThrowIfCancellationRequested();
                return SyncOutcome.Done;
            })),
            Cancellation);
        await _started.Task;

        await mesh.DisposeAsync();

        Assert.Equal(FlushEnd.Cancelled, (await flush).End);
        var job = await GetAsync(await OpenAsync(), id);
        Assert.Equal((SyncJobStatus.Pending, 0, new Progress(7)), (job.Status, job.Attempt, job.Checkpoint.As<Progress>()));
        await FailsAsync(SyncErrorCodes.MeshDisposed, () => mesh.Sync.GetAsync(id, Cancellation));
    }

    [Fact]
    public async Task Attempts_that_are_cut_short_without_progress_count_from_the_third_in_a_row()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);

        foreach (var expected in (int[])[0, 0, 1, 2])
        {
            using var cancel = new CancellationTokenSource();
            await mesh.Sync.FlushAsync(
                Online(On(Jobs.Upload, async (_, stop) =>
                {
                    await cancel.CancelAsync();
                    await Task.Delay(Timeout.Infinite, stop);
                    return SyncOutcome.Done;
                })),
                cancel.Token);
            Assert.Equal(expected, (await GetAsync(mesh, id)).Attempt);
        }
    }

    [Fact]
    public async Task A_handler_that_ignores_its_cancellation_is_reported_as_stuck_and_its_job_is_not_run_again_before_it_returns()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);
        var release = new TaskCompletionSource();
        using var cancel = new CancellationTokenSource();
        var flush = mesh.Sync.FlushAsync(
            Online(On(Jobs.Upload, async (_, _) =>
            {
                _started.TrySetResult();
                await release.Task;
                return SyncOutcome.Done;
            })),
            cancel.Token);
        await _started.Task;
        await cancel.CancelAsync();
        var report = await WhileTimePassesAsync(flush, TimeSpan.FromSeconds(1));
        Assert.Equal([id], report.Stuck);

        Time.Advance(new SyncLimits().LeaseDuration);
        Assert.Empty((await FlushAsync(mesh, Done)).Jobs);
        release.SetResult();
        await EventuallyAsync(async () => (await FlushAsync(mesh, Done)).Succeeded == 1);
    }

    [Fact]
    public async Task What_was_claimed_ahead_of_a_handler_that_turns_out_slow_is_given_back_for_others()
    {
        var mesh = await OpenAsync();
        var other = await OpenAsync();
        const int Count = 200;
        await mesh.Sync.EnqueueManyAsync(Enumerable.Range(0, Count).Select(i => Jobs.Note.Request(new Note($"{i}"))), cancellationToken: Cancellation);
        var release = new TaskCompletionSource();
        var flush = FlushAsync(mesh, On(Jobs.Note, async (job, _) =>
        {
            if (job.Payload.Text == "20")
            {
                _started.TrySetResult();
                await release.Task;
            }

            return SyncOutcome.Done;
        }));
        await _started.Task;

        var taken = 0L;
        await EventuallyAsync(async () =>
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            taken += (await FlushAsync(other, Done)).Succeeded;
            return taken == Count - 21;
        });
        release.SetResult();

        Assert.Equal(Count, (await flush).Succeeded + taken);
        await foreach (var job in mesh.Sync.JobsAsync(cancellationToken: Cancellation))
            Assert.Equal((SyncJobStatus.Succeeded, 1), (job.Status, job.Attempt));
    }

    [Fact]
    public async Task A_timeout_counts_as_a_failed_attempt()
    {
        var mesh = await OpenAsync();
        var receipt = await mesh.Sync.EnqueueAsync(Jobs.Bulk, new Note("a"), cancellationToken: Cancellation);
        StopReason? reason = null;

        var flush = mesh.Sync.FlushAsync(
            new FlushOptions
            {
                Handlers = On(Jobs.Bulk, (job, stop) => UntilStoppedAsync(job, r => reason = r, stop)),
                Conditions = new Dictionary<string, Func<bool>> { ["charging"] = () => true },
            },
            Cancellation);
        await _started.Task;
        Time.Advance(Jobs.Bulk.Settings.Timeout!.Value);
        await flush;

        Assert.Equal(StopReason.Timeout, reason);
        var job = await GetAsync(mesh, receipt.JobId);
        Assert.Equal((SyncJobStatus.Pending, 1, "System.TimeoutException"), (job.Status, job.Attempt, job.LastError!.Type));
    }

    [Fact]
    public async Task A_cancellation_that_we_did_not_cause_is_a_failure()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);

        await FlushAsync(mesh, Jobs.Upload, _ => throw new TaskCanceledException("the client's own timeout"));

        var job = await GetAsync(mesh, id);
        Assert.Equal((SyncJobStatus.Pending, 1, "the client's own timeout"), (job.Status, job.Attempt, job.LastError!.Message));
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_records_nothing()
    {
        var slow = await OpenAsync();
        var fast = await OpenAsync();
        var id = await EnqueueAsync(slow);
        using var held = new CancellationTokenSource();
        var losing = new TaskCompletionSource();
        SyncException? refused = null;
        var flush = slow.Sync.FlushAsync(
            Online(On(Jobs.Upload, async (job, _) =>
            {
                _started.TrySetResult();
                await losing.Task;
                refused = await Assert.ThrowsAsync<SyncException>(() => job.CheckpointAsync(new Progress(1), CancellationToken.None));
                return SyncOutcome.DoneWith(new UploadResult(false));
            })),
            Cancellation);
        await _started.Task;

        // The slow worker's process sleeps past its lease: the other's claim comes before its heartbeat.
        var report = await TakeOverAsync(fast, () => FlushAsync(fast, Jobs.Upload, _ => SyncOutcome.DoneWith(new UploadResult(true))));
        losing.SetResult();
        var late = await flush;

        Assert.Equal(1, report.Succeeded);
        Assert.Equal(SyncErrorCodes.LeaseLost, refused!.Code);
        Assert.Equal((0, 1), (late.Processed, late.LeasesLost));
        Assert.True((await GetAsync(fast, id)).Result.As<UploadResult>()!.Uploaded);
    }

    [Fact]
    public async Task The_heartbeat_keeps_a_long_attempt()
    {
        var mesh = await OpenAsync();
        var other = await OpenAsync();
        await EnqueueAsync(mesh);
        var release = new TaskCompletionSource();
        var flush = FlushAsync(mesh, On(Jobs.Upload, async (_, _) =>
        {
            _started.TrySetResult();
            await release.Task;
            return SyncOutcome.Done;
        }));
        await _started.Task;

        for (var i = 0; i < 30; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(20, Cancellation);
            Assert.Empty((await FlushAsync(other, Done)).Jobs);
        }

        release.SetResult();
        Assert.Equal(1, (await flush).Succeeded);
    }

    [Fact]
    public async Task Cancel_reaches_a_running_job_from_another_process_with_the_heartbeat()
    {
        var mesh = await OpenAsync();
        var other = await OpenAsync();
        var id = await EnqueueAsync(mesh);
        StopReason? reason = null;
        var flush = FlushAsync(mesh, On(Jobs.Upload, (job, stop) => UntilStoppedAsync(job, r => reason = r, stop)));
        await _started.Task;

        Assert.Equal(CancelResult.Requested, await other.Sync.CancelAsync(id, Cancellation));
        var report = await WhileTimePassesAsync(flush, TimeSpan.FromSeconds(5));

        Assert.Equal(StopReason.CancelRequested, reason);
        Assert.Equal(SyncJobStatus.Cancelled, Assert.Single(report.Jobs).Status);
    }

    [Fact]
    public async Task Replacing_a_running_job_stops_it_and_the_successor_runs_after_it()
    {
        var mesh = await OpenAsync();
        var old = await EnqueueAsync(mesh, "1", "old");
        var titles = new List<string>();
        var flush = FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
        {
            titles.Add(job.Payload.Title);
            if (job.Payload.Title == "old")
            {
                await UntilStoppedAsync(job, _ => { }, stop);
                stop.ThrowIfCancellationRequested();
            }

            return SyncOutcome.Done;
        }));
        await _started.Task;

        var receipt = await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1", "new"), cancellationToken: Cancellation);
        await WhileTimePassesAsync(flush, TimeSpan.FromSeconds(5));

        Assert.Equal((EnqueueStatus.Replaced, old), (receipt.Status, receipt.PreviousJobId));
        Assert.Equal(["old", "new"], titles);
        Assert.Equal(SyncJobStatus.Replaced, (await GetAsync(mesh, old)).Status);
    }

    [Fact]
    public async Task Done_wins_over_a_cancellation()
    {
        var mesh = await OpenAsync();
        await EnqueueAsync(mesh);

        var report = await FlushAsync(mesh, On(Jobs.Upload, async (job, _) =>
        {
            Assert.Equal(CancelResult.Requested, await mesh.Sync.CancelAsync(job.JobId, Cancellation));
            return SyncOutcome.Done;
        }));

        Assert.Equal(SyncJobStatus.Succeeded, Assert.Single(report.Jobs).Status);
    }

    protected static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await holds())
                return;
            await Task.Delay(10, Cancellation);
        }

        Assert.Fail("It did not come about within 2 seconds.");
    }

    private static async Task<Guid> EnqueueAsync(Mesh mesh, string draftId = "1", string title = "untitled") =>
        (await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft(draftId, title), cancellationToken: Cancellation)).JobId;

    private async Task<SyncOutcome> UntilStoppedAsync(SyncJobContext job, Action<StopReason> stopped, CancellationToken stop)
    {
        _started.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        finally
        {
            stopped(job.StopReason);
        }

        return SyncOutcome.Done;
    }

    /// <summary>Lets the lease end before the holder's heartbeat is served, as after a device's sleep, and runs the taker.</summary>
    private async Task<FlushReport> TakeOverAsync(Mesh taker, Func<Task<FlushReport>> take)
    {
        // The lease is judged by the store's clock, which is set ahead in one step; the heartbeat's timer fires in the same step, and may
        // win. Then the step is taken again.
        for (var i = 0; i < 50; i++)
        {
            Time.Advance(new SyncLimits().LeaseDuration + TimeSpan.FromSeconds(1));
            var report = await take();
            if (report.Processed > 0)
                return report;
        }

        throw new InvalidOperationException($"{taker} never got the job.");
    }
}
