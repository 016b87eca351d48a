namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Rule 15: a durable step runs once as far as records can tell.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class SteppingContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task Rule15_A_step_runs_once_and_its_result_is_replayed()
    {
        var (mesh, _) = await QueuedAsync();
        var charges = 0;
        var results = new List<UploadResult>();

        for (var i = 0; i < 3; i++)
        {
            await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
            {
                results.Add(await job.OnceAsync("charge", (step, _) => Task.FromResult(new UploadResult(++charges == 1)), cancellationToken: stop));
                return job.Attempt < 3 ? SyncOutcome.Retry(TimeSpan.Zero) : SyncOutcome.Done;
            }));
        }

        Assert.Equal(1, charges);
        Assert.Equal([new(true), new(true), new(true)], results);
    }

    [Fact]
    public async Task A_step_without_a_result_and_one_of_null_are_replayed_too()
    {
        var (mesh, _) = await QueuedAsync();
        var runs = 0;

        for (var i = 0; i < 2; i++)
        {
            await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
            {
                await job.OnceAsync("mail", (_, _) => Task.FromResult(++runs), cancellationToken: stop);
                Assert.Null(await job.OnceAsync<string?>("look", (_, _) =>
                {
                    runs++;
                    return Task.FromResult<string?>(null);
                }, cancellationToken: stop));
                return SyncOutcome.Retry(TimeSpan.Zero);
            }));
        }

        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Rule15_A_step_that_threw_runs_again_under_the_same_key()
    {
        var (mesh, _) = await QueuedAsync();
        var keys = new List<string>();

        for (var i = 0; i < 2; i++)
        {
            await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
            {
                await job.OnceAsync("charge", (step, _) =>
                {
                    keys.Add(step.Key);
                    return keys.Count == 1 ? throw new HttpRequestException("away") : Task.CompletedTask;
                }, cancellationToken: stop);
                return SyncOutcome.Done;
            }));
            Time.Advance(Jobs.Upload.Settings.MaxRetryDelay);
        }

        Assert.Equal(2, keys.Count);
        Assert.Single(keys.Distinct());
    }

    [Fact]
    public async Task Rule15_Where_a_repetition_is_not_allowed_an_uncertain_step_fails_the_job()
    {
        var (mesh, id) = await QueuedAsync();
        var runs = 0;

        for (var i = 0; i < 2; i++)
        {
            await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
            {
                await job.OnceAsync("pay", (_, _) =>
                {
                    runs++;
                    throw new IOException("the answer was lost");
                }, new StepOptions { WhenUncertain = WhenUncertain.Fail }, stop);
                return SyncOutcome.Done;
            }));
            Time.Advance(Jobs.Upload.Settings.MaxRetryDelay);
        }

        var job = await GetAsync(mesh, id);
        Assert.Equal((1, SyncJobStatus.Failed, SyncErrorCodes.OutcomeUnknown), (runs, job.Status, job.LastError!.Type));
    }

    [Fact]
    public async Task Rule15_One_name_twice_at_once_is_an_error()
    {
        var (mesh, _) = await QueuedAsync();

        var report = await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
        {
            await job.OnceAsync("outer", async (_, _) =>
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => job.OnceAsync("outer", (_, _) => Task.CompletedTask, cancellationToken: stop));
            }, cancellationToken: stop);
            return SyncOutcome.Done;
        }));

        Assert.Equal(1, report.Succeeded);
    }

    [Fact]
    public async Task Rule10_A_recorded_result_that_no_longer_decodes_quarantines_the_job()
    {
        var (mesh, id) = await QueuedAsync();
        await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
        {
            await job.OnceAsync("look", (_, _) => Task.FromResult("text"), cancellationToken: stop);
            return SyncOutcome.Retry(TimeSpan.Zero);
        }));

        await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
        {
            await job.OnceAsync("look", (_, _) => Task.FromResult(1), cancellationToken: stop);
            return SyncOutcome.Done;
        }));

        Assert.Equal(SyncJobStatus.Quarantined, (await GetAsync(mesh, id)).Status);
    }

    [Fact]
    public async Task A_step_is_progress_so_that_an_attempt_cut_short_is_given_back()
    {
        var (mesh, id) = await QueuedAsync();

        for (var i = 0; i < 5; i++)
        {
            using var cancel = new CancellationTokenSource();
            await mesh.Sync.FlushAsync(
                Online(On(Jobs.Upload, async (job, stop) =>
                {
                    await job.OnceAsync($"step {i}", (_, _) => Task.CompletedTask, cancellationToken: CancellationToken.None);
                    await cancel.CancelAsync();
                    await Task.Delay(Timeout.Infinite, stop);
                    return SyncOutcome.Done;
                })),
                cancel.Token);
        }

        Assert.Equal((SyncJobStatus.Pending, 0), ((await GetAsync(mesh, id)).Status, (await GetAsync(mesh, id)).Attempt));
    }

    private async Task<(Mesh Mesh, Guid JobId)> QueuedAsync()
    {
        var mesh = await OpenAsync();
        return (mesh, (await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), cancellationToken: Cancellation)).JobId);
    }
}
