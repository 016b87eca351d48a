namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>What becomes of a job by what its handler says.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class OutcomesContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task Rule12_A_retry_waits_and_then_runs_again_with_the_next_attempt()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);
        var attempts = new List<int>();
        SyncOutcome Handle(SyncJobContext<UploadDraft> job)
        {
            attempts.Add(job.Attempt);
            return job.Attempt == 1 ? SyncOutcome.Retry(TimeSpan.FromSeconds(7), "not yet") : SyncOutcome.Done;
        }

        var first = await FlushAsync(mesh, Jobs.Upload, Handle);
        Assert.Equal(SyncJobStatus.Pending, Assert.Single(first.Jobs).Status);
        Assert.Equal(1, first.Retrying);
        Assert.Equal(Time.GetUtcNow() + TimeSpan.FromSeconds(7), first.NextDue);
        Assert.Equal("not yet", (await GetAsync(mesh, id)).LastError!.Message);

        Assert.Empty((await FlushAsync(mesh, Jobs.Upload, Handle)).Jobs);
        Time.Advance(TimeSpan.FromSeconds(7));
        var second = await FlushAsync(mesh, Jobs.Upload, Handle);

        Assert.Equal([1, 2], attempts);
        var job = Assert.Single(second.Jobs);
        Assert.Equal(SyncJobStatus.Succeeded, job.Status);
        Assert.Null(job.LastError);
    }

    [Fact]
    public async Task Rule12_An_exception_means_retry_with_backoff_until_the_limit()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);

        for (var attempt = 1; attempt <= Jobs.Upload.Settings.MaxAttempts; attempt++)
        {
            await FlushAsync(mesh, Jobs.Upload, _ => throw new HttpRequestException("the server is away"));
            var job = await GetAsync(mesh, id);
            Assert.Equal(attempt, job.Attempt);
            Assert.Equal(("System.Net.Http.HttpRequestException", "the server is away"), (job.LastError!.Type, job.LastError.Message));
            Assert.Equal(attempt < Jobs.Upload.Settings.MaxAttempts ? SyncJobStatus.Pending : SyncJobStatus.Failed, job.Status);
            Assert.True(job.DueAt - Time.GetUtcNow() <= Jobs.Upload.Settings.RetryDelay * Math.Pow(2, attempt - 1), "Full jitter stays under its ceiling.");
            Time.Advance(Jobs.Upload.Settings.MaxRetryDelay);
        }

        Assert.Empty((await FlushAsync(mesh, Done)).Jobs);
    }

    [Fact]
    public async Task Fail_and_permanent_exceptions_are_terminal()
    {
        var mesh = await OpenAsync();
        var outcomes = new Dictionary<string, Func<SyncOutcome>>
        {
            ["says"] = () => SyncOutcome.Fail("gone"),
            ["throws"] = () => throw new SyncPermanentException("gone"),
            ["declared"] = () => throw new NotAllowedException(),
        };
        foreach (var id in outcomes.Keys)
            await EnqueueAsync(mesh, id);

        var report = await FlushAsync(mesh, Jobs.Upload, job => outcomes[job.Payload.DraftId]());

        Assert.Equal(3, report.Failed);
        Assert.All(report.Jobs, job => Assert.Equal((SyncJobStatus.Failed, 1), (job.Status, job.Attempt)));
    }

    [Fact]
    public async Task Rule04_Snooze_comes_back_later_and_spends_no_attempt()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh);

        for (var i = 0; i < 5; i++)
        {
            await FlushAsync(mesh, Jobs.Upload, _ => SyncOutcome.Snooze(TimeSpan.Zero));
            var job = await GetAsync(mesh, id);
            Assert.Equal((SyncJobStatus.Pending, 0, Time.GetUtcNow() + TimeSpan.FromSeconds(1)), (job.Status, job.Attempt, job.DueAt));
            Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Rule16_A_result_that_cannot_be_stored_fails_the_job_and_does_not_repeat_the_work()
    {
        var mesh = await OpenAsync();
        await EnqueueAsync(mesh);

        var report = await FlushAsync(mesh, Jobs.Upload, _ => SyncOutcome.DoneWith(new UnknownToTheManifest()));

        var job = Assert.Single(report.Jobs);
        Assert.Equal((SyncJobStatus.Failed, SyncErrorCodes.ResultInvalid), (job.Status, job.LastError!.Type));
    }

    [Fact]
    public async Task Rule10_A_payload_that_no_longer_decodes_is_quarantined_byte_for_byte()
    {
        var tool = await OpenAsync(SyncManifest.Empty);
        var payload = """{"draft_id":"renamed"}"""u8.ToArray();
        var receipt = await tool.Sync.EnqueueAsync(new EnqueueRequest { Kind = "upload-draft", Payload = payload }, Cancellation);
        var mesh = await OpenAsync();

        var report = await FlushAsync(mesh, Jobs.Upload, _ => SyncOutcome.Done);

        var job = Assert.Single(report.Jobs);
        Assert.Equal((SyncJobStatus.Quarantined, SyncErrorCodes.PayloadInvalid), (job.Status, job.LastError!.Type));
        Assert.DoesNotContain("renamed", job.LastError.Message, StringComparison.Ordinal);
        Assert.Equal(payload, (await GetAsync(mesh, receipt.JobId)).Payload.Utf8Json);
    }

    [Fact]
    public async Task Delays_beyond_the_end_of_time_keep_a_job_pending()
    {
        var mesh = await OpenAsync();
        var delayed = await mesh.Sync.EnqueueAsync(
            Jobs.Note, new Note("a"), new EnqueueOptions { Delay = TimeSpan.MaxValue, ExpireAfter = TimeSpan.MaxValue }, Cancellation);
        var retried = await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), cancellationToken: Cancellation);

        await FlushAsync(mesh, Jobs.Upload, _ => SyncOutcome.Retry(TimeSpan.MaxValue));
        Time.Advance(TimeSpan.FromDays(365));

        Assert.Empty((await FlushAsync(mesh, Done)).Jobs);
        foreach (var id in new[] { delayed.JobId, retried.JobId })
            Assert.Equal(SyncJobStatus.Pending, (await GetAsync(mesh, id)).Status);
    }

    private static async Task<Guid> EnqueueAsync(Mesh mesh, string draftId = "1") =>
        (await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft(draftId), cancellationToken: Cancellation)).JobId;

    private sealed record UnknownToTheManifest;
}
