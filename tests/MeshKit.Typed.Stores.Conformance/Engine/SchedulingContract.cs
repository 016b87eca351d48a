namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>The scheduler: the app's to start and to stop, and never two flushes at once.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class SchedulingContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task It_does_nothing_before_it_is_started()
    {
        var mesh = await OpenAsync();
        await using var scheduler = mesh.Sync.CreateScheduler(new SyncSchedulerOptions { Flush = Online(Done) });
        var receipt = await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation);

        Time.Advance(TimeSpan.FromHours(1));

        Assert.False(scheduler.IsRunning);
        Assert.Equal(SyncJobStatus.Pending, (await GetAsync(mesh, receipt.JobId)).Status);
    }

    [Fact]
    public async Task It_flushes_at_the_start_and_then_at_the_interval()
    {
        var mesh = await OpenAsync();
        var flushes = new SemaphoreSlim(0);
        await using var scheduler = mesh.Sync.CreateScheduler(new SyncSchedulerOptions
        {
            Flush = Online(Done),
            Interval = TimeSpan.FromMinutes(1),
            WakeOnEnqueue = false,
            OnFlushed = _ => flushes.Release(),
        });

        scheduler.Start();
        Assert.True(await flushes.WaitAsync(TimeSpan.FromSeconds(10), Cancellation));
        Assert.False(await flushes.WaitAsync(TimeSpan.FromMilliseconds(50), Cancellation));
        Assert.True(await PassingAsync(() => flushes.WaitAsync(TimeSpan.FromMilliseconds(20), Cancellation), TimeSpan.FromSeconds(10), 8));
        await scheduler.StopAsync(Cancellation);
        Assert.False(scheduler.IsRunning);
    }

    [Fact]
    public async Task A_job_that_is_enqueued_wakes_it()
    {
        var mesh = await OpenAsync();
        var settled = new TaskCompletionSource<Guid>(TaskCreationOptions.RunContinuationsAsynchronously);
        var idle = new SemaphoreSlim(0);
        await using var scheduler = mesh.Sync.CreateScheduler(new SyncSchedulerOptions
        {
            Flush = Online(Done) with { OnSettled = job => settled.TrySetResult(job.Id) },
            Interval = TimeSpan.FromDays(1),
            OnFlushed = _ => idle.Release(),
        });
        scheduler.Start();
        Assert.True(await idle.WaitAsync(TimeSpan.FromSeconds(10), Cancellation));

        // The watch starts beside the first flush; a job is enqueued again until it is seen, each within a second.
        Guid id;
        do
        {
            id = (await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation)).JobId;
            await Task.WhenAny(settled.Task, Task.Delay(1000, Cancellation));
        }
        while (!settled.Task.IsCompleted);

        Assert.NotNull(await mesh.Sync.GetAsync(id, Cancellation));
        await scheduler.StopAsync(Cancellation);
    }

    [Fact]
    public async Task RunNow_never_overlaps_a_flush_that_runs()
    {
        var mesh = await OpenAsync();
        var running = 0;
        await using var scheduler = mesh.Sync.CreateScheduler(new SyncSchedulerOptions
        {
            Flush = Online(On(Jobs.Note, async (_, _) =>
            {
                Assert.Equal(1, Interlocked.Increment(ref running));
                await Task.Delay(5, Cancellation);
                Interlocked.Decrement(ref running);
                return SyncOutcome.Done;
            })),
        });
        for (var i = 0; i < 10; i++)
            await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation);

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scheduler.RunNowAsync(Cancellation)));

        Assert.Equal(10, reports.Sum(report => report.Succeeded));
    }

    [Fact]
    public async Task While_it_is_paused_nothing_runs()
    {
        var mesh = await OpenAsync();
        var flushes = new SemaphoreSlim(0);
        await using var scheduler = mesh.Sync.CreateScheduler(new SyncSchedulerOptions { Flush = Online(Done), OnFlushed = _ => flushes.Release() });
        scheduler.Pause();
        scheduler.Start();

        Assert.False(await PassingAsync(() => flushes.WaitAsync(TimeSpan.FromMilliseconds(20), Cancellation), TimeSpan.FromMinutes(1), 5));
        scheduler.Resume();
        Assert.True(await flushes.WaitAsync(TimeSpan.FromSeconds(10), Cancellation));
    }

    [Fact]
    public async Task Disposing_it_drains_the_flush_that_runs()
    {
        var mesh = await OpenAsync();
        var id = (await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation)).JobId;
        var (started, stopped) = (new TaskCompletionSource(), StopReason.None);
        var scheduler = mesh.Sync.CreateScheduler(new SyncSchedulerOptions
        {
            Flush = Online(On(Jobs.Note, async (job, stop) =>
            {
                started.SetResult();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.Infinite, stop));
                stopped = job.StopReason;
                await job.CheckpointAsync(new Progress(1), CancellationToken.None);
                return SyncOutcome.Snooze(TimeSpan.FromMinutes(1));
            })),
        });
        scheduler.Start();
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        await scheduler.DisposeAsync();

        var job = await GetAsync(mesh, id);
        Assert.Equal((StopReason.Shutdown, SyncJobStatus.Pending, 1), (stopped, job.Status, job.Checkpoint.As<Progress>()!.Offset));
        Assert.False(scheduler.IsRunning);
    }

    [Fact]
    public async Task The_network_is_asked_before_each_flush()
    {
        var mesh = await OpenAsync();
        var radio = new Radio { Network = NetworkState.Offline };
        await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation);
        await using var scheduler = mesh.Sync.CreateScheduler(new SyncSchedulerOptions { Flush = Online(Done), Network = radio });

        Assert.Equal(0, (await scheduler.RunNowAsync(Cancellation)).Processed);
        radio.Network = NetworkState.Online;
        Assert.Equal(1, (await scheduler.RunNowAsync(Cancellation)).Processed);
    }

    [Fact]
    public async Task The_network_that_is_back_wakes_it()
    {
        var mesh = await OpenAsync();
        var radio = new Radio { Network = NetworkState.Offline };
        await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation);
        var flushes = new SemaphoreSlim(0);
        var processed = 0L;
        await using var scheduler = mesh.Sync.CreateScheduler(new SyncSchedulerOptions
        {
            Flush = Online(Done),
            Network = radio,
            OnFlushed = report =>
            {
                processed += report.Processed;
                flushes.Release();
            },
        });
        scheduler.Start();
        Assert.True(await flushes.WaitAsync(TimeSpan.FromSeconds(10), Cancellation));
        Assert.Equal(0, processed);

        // The clock stands still: nothing but the network can start this flush.
        radio.Network = NetworkState.Online;
        radio.Tell();

        Assert.True(await flushes.WaitAsync(TimeSpan.FromSeconds(10), Cancellation));
        Assert.Equal(1, processed);
        await scheduler.StopAsync(Cancellation);
        Assert.False(radio.IsWatched);
    }

    [Fact]
    public async Task An_error_is_surfaced()
    {
        var mesh = await OpenAsync();
        var options = new SyncSchedulerOptions { Flush = Online(Done), Network = new Radio { Failure = "no radio" } };
        var scheduler = mesh.Sync.CreateScheduler(options);
        scheduler.Start();
        Assert.Equal("no radio", (await Assert.ThrowsAsync<InvalidOperationException>(() => StoppedByItselfAsync(scheduler))).Message);

        var told = new TaskCompletionSource<Exception>();
        await using var patient = mesh.Sync.CreateScheduler(options with { OnError = error => told.TrySetResult(error) });
        patient.Start();
        Assert.Equal("no radio", (await told.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation)).Message);
        Assert.True(patient.IsRunning);
    }

    private sealed class Radio : INetworkMonitor
    {
        public event EventHandler? Changed;

        public NetworkState Network { get; set; }

        public string? Failure { get; init; }

        public bool IsWatched => Changed is not null;

        public NetworkState State => Failure is null ? Network : throw new InvalidOperationException(Failure);

        public void Tell() => Changed?.Invoke(this, EventArgs.Empty);
    }

    private static async Task StoppedByItselfAsync(SyncScheduler scheduler)
    {
        for (var i = 0; i < 500 && scheduler.IsRunning; i++)
            await Task.Delay(10, Cancellation);
        await scheduler.StopAsync(Cancellation);
    }

    private async Task<bool> PassingAsync(Func<Task<bool>> happens, TimeSpan step, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            Time.Advance(step);
            if (await happens())
                return true;
        }

        return false;
    }
}
