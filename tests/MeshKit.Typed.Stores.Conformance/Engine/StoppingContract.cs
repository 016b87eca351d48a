namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>How attempts end that do not end by themselves: budgets, cancellation, timeouts, disposal.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class StoppingContract<TStorage> : RunningContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task Rule13_At_the_end_of_the_budget_handlers_are_asked_to_stop_and_the_rest_is_given_back()
    {
        var mesh = await OpenAsync();
        var running = await EnqueueAsync(mesh, "1");
        var waiting = await EnqueueAsync(mesh, "2");
        StopReason? reason = null;

        var handlers = On(Jobs.Upload, (job, stop) => UntilStoppedAsync(job, r => reason = r, stop));
        var flush = mesh.Sync.FlushAsync(
            Online(handlers) with { Budget = TimeSpan.FromSeconds(30), Grace = TimeSpan.FromSeconds(5) }, Cancellation);
        await Started.Task;
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
    public async Task Rule13_Cancelling_the_flush_is_the_same_graceful_stop()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);
        using var cancel = new CancellationTokenSource();
        StopReason? reason = null;

        var flush = mesh.Sync.FlushAsync(Online(On(Jobs.Upload, (job, stop) => UntilStoppedAsync(job, r => reason = r, stop))), cancel.Token);
        await Started.Task;
        await cancel.CancelAsync();
        var report = await flush;

        Assert.Equal((StopReason.Shutdown, FlushEnd.Cancelled, 1L), (reason, report.End, report.Retrying));
        Assert.Equal(SyncJobStatus.Pending, (await GetAsync(mesh, id)).Status);
    }

    [Fact]
    public async Task Rule18_A_handler_can_checkpoint_while_the_mesh_is_being_disposed()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);
        var flush = mesh.Sync.FlushAsync(
            Online(On(Jobs.Upload, async (job, stop) =>
            {
                Started.TrySetResult();
                await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
                await job.CheckpointAsync(new Progress(7), CancellationToken.None);
                stop.ThrowIfCancellationRequested();
                return SyncOutcome.Done;
            })),
            Cancellation);
        await Started.Task;

        await mesh.DisposeAsync();

        Assert.Equal(FlushEnd.Cancelled, (await flush).End);
        var job = await GetAsync(await OpenAsync(), id);
        Assert.Equal((SyncJobStatus.Pending, 0, new Progress(7)), (job.Status, job.Attempt, job.Checkpoint.As<Progress>()));
        await FailsAsync(SyncErrorCodes.MeshDisposed, () => mesh.Sync.GetAsync(id, Cancellation));
    }

    [Fact]
    public async Task Rule04_Attempts_that_are_cut_short_without_progress_count_from_the_third_in_a_row()
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
    public async Task Rule18_A_handler_that_ignores_its_cancellation_is_reported_as_stuck_and_its_job_is_not_run_again_before_it_returns()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);
        var release = new TaskCompletionSource();
        using var cancel = new CancellationTokenSource();
        var flush = mesh.Sync.FlushAsync(
            Online(On(Jobs.Upload, async (_, _) =>
            {
                Started.TrySetResult();
                await release.Task;
                return SyncOutcome.Done;
            })),
            cancel.Token);
        await Started.Task;
        await cancel.CancelAsync();
        var report = await WhileTimePassesAsync(flush, TimeSpan.FromSeconds(1));
        Assert.Equal([id], report.Stuck);

        Time.Advance(new SyncLimits().LeaseDuration);
        Assert.Empty((await FlushAsync(mesh, Done)).Jobs);
        release.SetResult();
        await EventuallyAsync(async () => (await FlushAsync(mesh, Done)).Succeeded == 1);
    }

    [Fact]
    public async Task Rule04_A_timeout_counts_as_a_failed_attempt()
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
        await Started.Task;
        Time.Advance(Jobs.Bulk.Settings.Timeout!.Value);
        await flush;

        Assert.Equal(StopReason.Timeout, reason);
        var job = await GetAsync(mesh, receipt.JobId);
        Assert.Equal((SyncJobStatus.Pending, 1, "System.TimeoutException"), (job.Status, job.Attempt, job.LastError!.Type));
    }

    [Fact]
    public async Task Rule04_A_cancellation_that_we_did_not_cause_is_a_failure()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);

        await FlushAsync(mesh, Jobs.Upload, _ => throw new TaskCanceledException("the client's own timeout"));

        var job = await GetAsync(mesh, id);
        Assert.Equal((SyncJobStatus.Pending, 1, "the client's own timeout"), (job.Status, job.Attempt, job.LastError!.Message));
    }
}
