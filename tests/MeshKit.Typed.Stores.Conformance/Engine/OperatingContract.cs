namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Looking at jobs and changing them by id.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class OperatingContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task A_checkpoint_is_where_the_next_attempt_starts()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);
        var starts = new List<int>();
        async Task<SyncOutcome> Handle(SyncJobContext<UploadDraft> job, CancellationToken stop)
        {
            starts.Add(job.Checkpoint.As<Progress>()?.Offset ?? 0);
            await job.CheckpointAsync(new Progress(job.Attempt * 100), stop);
            Assert.Equal(job.Attempt * 100, job.Checkpoint.As<Progress>()!.Offset);
            return job.Attempt < 3 ? SyncOutcome.Retry(TimeSpan.Zero) : SyncOutcome.Done;
        }

        for (var i = 0; i < 3; i++)
            await FlushAsync(mesh, On(Jobs.Upload, Handle));

        Assert.Null((await GetAsync(mesh, id)).LastError);
        Assert.Equal([0, 100, 200], starts);
        Assert.Equal(300, (await GetAsync(mesh, id)).Checkpoint.As<Progress>()!.Offset);
    }

    [Fact]
    public async Task A_checkpoint_by_id_needs_a_pending_job_or_its_own_handler()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);
        await mesh.Sync.CheckpointAsync(id, new Progress(5), Cancellation);

        await FlushAsync(mesh, On(Jobs.Upload, async (job, _) =>
        {
            Assert.Equal(5, job.Checkpoint.As<Progress>()!.Offset);
            await mesh.Sync.CheckpointAsync(id, new Progress(6), Cancellation);
            await ElsewhereAsync(() => FailsAsync(SyncErrorCodes.JobState, () => mesh.Sync.CheckpointAsync(id, new Progress(7), Cancellation)));
            return SyncOutcome.Done;
        }));

        Assert.Null((await GetAsync(mesh, id)).LastError);
        Assert.Equal(6, (await GetAsync(mesh, id)).Checkpoint.As<Progress>()!.Offset);
        await FailsAsync(SyncErrorCodes.JobState, () => mesh.Sync.CheckpointAsync(id, new Progress(8), Cancellation));
    }

    [Fact]
    public async Task A_job_that_does_not_exist_is_unknown()
    {
        var mesh = await OpenAsync();
        var id = Guid.CreateVersion7();

        Assert.Null(await mesh.Sync.GetAsync(id, Cancellation));
        await FailsAsync(SyncErrorCodes.UnknownJob, () => mesh.Sync.CancelAsync(id, Cancellation));
        await FailsAsync(SyncErrorCodes.UnknownJob, () => mesh.Sync.RetryAsync(id, Cancellation));
        await FailsAsync(SyncErrorCodes.UnknownJob, () => mesh.Sync.CheckpointAsync(id, 1, Cancellation));
        await FailsAsync(SyncErrorCodes.UnknownJob, () => mesh.Sync.ExplainAsync(id, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Cancel_ends_a_pending_job_and_frees_its_key()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);

        Assert.Equal(CancelResult.Cancelled, await mesh.Sync.CancelAsync(id, Cancellation));
        Assert.Equal(CancelResult.AlreadyEnded, await mesh.Sync.CancelAsync(id, Cancellation));

        Assert.Empty((await FlushAsync(mesh, Done)).Jobs);
        Assert.Equal(SyncJobStatus.Cancelled, (await GetAsync(mesh, id)).Status);
        Assert.Equal(EnqueueStatus.Added, (await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), cancellationToken: Cancellation)).Status);
    }

    [Fact]
    public async Task Rule02_Retry_starts_a_new_generation_with_all_its_attempts()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);
        await FailsAsync(SyncErrorCodes.JobState, () => mesh.Sync.RetryAsync(id, Cancellation));
        await FlushAsync(mesh, Jobs.Upload, _ => SyncOutcome.Fail("no"));

        await mesh.Sync.RetryAsync(id, Cancellation);

        var job = await GetAsync(mesh, id);
        Assert.Equal((SyncJobStatus.Pending, 0, 1), (job.Status, job.Attempt, job.Generation));
        Assert.Equal(1, (await FlushAsync(mesh, Done)).Succeeded);
        await FailsAsync(SyncErrorCodes.JobState, () => mesh.Sync.RetryAsync(id, Cancellation));
    }

    [Fact]
    public async Task Retry_of_an_expired_job_lets_it_run()
    {
        var mesh = await OpenAsync();
        var receipt = await mesh.Sync.EnqueueAsync(
            Jobs.Note, new Note("late"), new EnqueueOptions { ExpireAfter = TimeSpan.FromMinutes(1) }, Cancellation);
        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, (await FlushAsync(mesh, Done)).Succeeded);
        Assert.Equal(SyncJobStatus.Cancelled, (await GetAsync(mesh, receipt.JobId)).Status);

        await mesh.Sync.RetryAsync(receipt.JobId, Cancellation);

        Assert.Null((await GetAsync(mesh, receipt.JobId)).ExpiresAt);
        Assert.Equal(1, (await FlushAsync(mesh, Done)).Succeeded);
    }

    [Fact]
    public async Task Rule09_Retry_is_refused_while_the_key_has_a_newer_active_job()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);
        await FlushAsync(mesh, Jobs.Upload, _ => SyncOutcome.Fail("no"));
        var newer = await EnqueueAsync(mesh);

        var conflict = await FailsAsync(SyncErrorCodes.SyncConflict, () => mesh.Sync.RetryAsync(id, Cancellation));

        Assert.Equal(newer, conflict.JobId);
    }

    [Fact]
    public async Task Keys_and_ids_are_stable_over_attempts()
    {
        var mesh = await OpenAsync();
        await EnqueueAsync(mesh);
        var keys = new HashSet<(string, string, Guid)>();

        for (var i = 0; i < 2; i++)
        {
            await FlushAsync(mesh, Jobs.Upload, job =>
            {
                keys.Add((job.IdempotencyKey, job.StepKey("charge"), job.StableGuid("invoice")));
                Assert.NotEqual(job.StableGuid("invoice"), job.StableGuid("receipt"));
                return SyncOutcome.Retry(TimeSpan.Zero);
            });
        }

        Assert.Single(keys);
    }

    [Fact]
    public async Task Jobs_are_listed_by_kind_status_key_and_time_page_by_page()
    {
        var mesh = await OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            await EnqueueAsync(mesh, $"{i}");
            Time.Advance(TimeSpan.FromMinutes(1));
        }

        await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation);
        await mesh.Sync.FlushAsync(Online(SyncHandlers.Untyped((_, _) => new(SyncOutcome.Done), "note")), Cancellation);

        async Task<string?[]> KeysAsync(JobQuery query) =>
            [.. (await mesh.Sync.JobsAsync(query, Cancellation).ToListAsync(Cancellation)).Select(job => job.ConflictKey)];
        Assert.Equal(["draft:0", "draft:1", "draft:2", "draft:3", "draft:4"], await KeysAsync(new JobQuery { Kind = "upload-draft", PageSize = 2 }));
        Assert.Equal(["draft:4", "draft:3"], (await KeysAsync(new JobQuery { Kind = "upload-draft", PageSize = 2, NewestFirst = true }))[..2]);
        Assert.Equal([null], await KeysAsync(new JobQuery { Statuses = [SyncJobStatus.Succeeded] }));
        Assert.Equal(["draft:3"], await KeysAsync(new JobQuery { ConflictKey = "draft:3" }));
        Assert.Equal(
            ["draft:1"],
            await KeysAsync(new JobQuery { EnqueuedFrom = Time.GetUtcNow().AddMinutes(-4), EnqueuedBefore = Time.GetUtcNow().AddMinutes(-3) }));
        var page = await mesh.Sync.JobsPageAsync(new JobQuery { PageSize = 6 }, Cancellation);
        Assert.Equal((6, null), (page.Jobs.Count, page.Next));
        Assert.Equal("3", (await mesh.Sync.JobsAsync(Jobs.Upload, cancellationToken: Cancellation).ElementAtAsync(3, Cancellation)).Decode().DraftId);
    }

    [Fact]
    public async Task Prune_deletes_what_ended_long_enough_ago_and_nothing_that_is_active()
    {
        var mesh = await OpenAsync();
        await mesh.Sync.EnqueueManyAsync(Enumerable.Range(0, 1200).Select(i => Jobs.Note.Request(new Note($"{i}"))), cancellationToken: Cancellation);
        await FlushAsync(mesh, Done);
        Time.Advance(TimeSpan.FromDays(7));
        var failed = await EnqueueAsync(mesh);
        await FlushAsync(mesh, Jobs.Upload, _ => SyncOutcome.Fail("no"));
        var pending = await EnqueueAsync(mesh);

        Assert.Equal(0, await mesh.Sync.PruneAsync(new PruneOptions { Statuses = [SyncJobStatus.Failed] }, Cancellation));
        Assert.Equal(700, await mesh.Sync.PruneAsync(new PruneOptions { MaxJobs = 700 }, Cancellation));
        Assert.Equal(500, await mesh.Sync.PruneAsync(new PruneOptions(), Cancellation));
        Assert.Equal(1, await mesh.Sync.PruneAsync(new PruneOptions { OlderThan = TimeSpan.Zero }, Cancellation));

        Assert.Null(await mesh.Sync.GetAsync(failed, Cancellation));
        Assert.Equal(SyncJobStatus.Pending, (await GetAsync(mesh, pending)).Status);
        await Assert.ThrowsAsync<ArgumentException>(() => mesh.Sync.PruneAsync(new PruneOptions { Statuses = [SyncJobStatus.Running] }, Cancellation));
    }

    [Fact]
    public async Task Stats_count_jobs_by_kind_and_status()
    {
        var mesh = await OpenAsync();
        await EnqueueAsync(mesh, "1");
        await EnqueueAsync(mesh, "2");
        await FlushAsync(mesh, Jobs.Upload, job => job.Payload.DraftId == "1" ? SyncOutcome.Done : SyncOutcome.Fail("no"));
        await EnqueueAsync(mesh, "3");
        await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation);

        var stats = await mesh.Sync.StatsAsync(Cancellation);

        Assert.Equal(2, stats.Active);
        Assert.Equal(1, stats.Of(SyncJobStatus.Pending, "upload-draft"));
        Assert.Equal((1, 1, 0), (stats.Of(SyncJobStatus.Succeeded), stats.Of(SyncJobStatus.Failed), stats.Of(SyncJobStatus.Failed, "note")));
    }

    /// <summary>Runs a call that is not part of the handler that starts it, as another request of the app would be.</summary>
    private static Task ElsewhereAsync(Func<Task> call)
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(call, Cancellation);
    }

    private static async Task<Guid> EnqueueAsync(Mesh mesh, string draftId = "1") =>
        (await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft(draftId), cancellationToken: Cancellation)).JobId;
}
