namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Attempts that others have to do with: another process, a successor, the end of a lease.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class LeasingContract<TStorage> : RunningContract<TStorage>
    where TStorage : EngineStorage, new()
{
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
                Started.TrySetResult();
                await release.Task;
            }

            return SyncOutcome.Done;
        }));
        await Started.Task;

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
    public async Task Rule03_A_worker_that_lost_its_lease_records_nothing()
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
                Started.TrySetResult();
                await losing.Task;
                refused = await Assert.ThrowsAsync<SyncException>(() => job.CheckpointAsync(new Progress(1), CancellationToken.None));
                return SyncOutcome.DoneWith(new UploadResult(false));
            })),
            Cancellation);
        await Started.Task;

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
    public async Task Rule17_The_heartbeat_keeps_a_long_attempt()
    {
        var mesh = await OpenAsync();
        var other = await OpenAsync();
        await EnqueueAsync(mesh);
        var release = new TaskCompletionSource();
        var flush = FlushAsync(mesh, On(Jobs.Upload, async (_, _) =>
        {
            Started.TrySetResult();
            await release.Task;
            return SyncOutcome.Done;
        }));
        await Started.Task;

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
    public async Task Rule14_Cancel_reaches_a_running_job_from_another_process_with_the_heartbeat()
    {
        var mesh = await OpenAsync();
        var other = await OpenAsync();
        var id = await EnqueueAsync(mesh);
        StopReason? reason = null;
        var flush = FlushAsync(mesh, On(Jobs.Upload, (job, stop) => UntilStoppedAsync(job, r => reason = r, stop)));
        await Started.Task;

        Assert.Equal(CancelResult.Requested, await other.Sync.CancelAsync(id, Cancellation));
        var report = await WhileTimePassesAsync(flush, TimeSpan.FromSeconds(5));

        Assert.Equal(StopReason.CancelRequested, reason);
        Assert.Equal(SyncJobStatus.Cancelled, Assert.Single(report.Jobs).Status);
    }

    [Fact]
    public async Task Rule08_Replacing_a_running_job_stops_it_and_the_successor_runs_after_it()
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
        await Started.Task;

        var receipt = await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1", "new"), cancellationToken: Cancellation);
        await WhileTimePassesAsync(flush, TimeSpan.FromSeconds(5));

        Assert.Equal((EnqueueStatus.Replaced, old), (receipt.Status, receipt.PreviousJobId));
        Assert.Equal(["old", "new"], titles);
        Assert.Equal(SyncJobStatus.Replaced, (await GetAsync(mesh, old)).Status);
    }

    [Fact]
    public async Task Rule14_Done_wins_over_a_cancellation()
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
