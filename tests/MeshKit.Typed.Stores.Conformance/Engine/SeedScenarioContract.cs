namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>The scenario that the library exists for: queue offline, flush when the network is there.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class SeedScenarioContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task A_queued_draft_is_uploaded_by_a_flush_and_its_result_is_stored()
    {
        var mesh = await OpenAsync();
        var receipt = await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("draft-1"), cancellationToken: Cancellation);
        var uploading = new List<string>();

        var processed = await FlushAsync(mesh, Jobs.Upload, job =>
        {
            uploading.Add(job.Payload.DraftId);
            return SyncOutcome.DoneWith(new UploadResult(true));
        });

        Assert.Equal(["draft-1"], uploading);
        Assert.Equal(SyncJobStatus.Succeeded, Assert.Single(processed.Jobs).Status);
        var stored = await GetAsync(mesh, receipt.JobId);
        Assert.Equal(SyncJobStatus.Succeeded, stored.Status);
        Assert.Equal("draft:draft-1", stored.ConflictKey);
        Assert.Equal(new UploadResult(true), stored.Result.As<UploadResult>());
        Assert.Equal("""{"uploaded":true}"""u8, stored.Result.Utf8Json.Span);
    }

    [Fact]
    public async Task The_same_works_untyped()
    {
        var mesh = await OpenAsync();
        await mesh.Sync.EnqueueAsync(
            new EnqueueRequest
            {
                Kind = "upload-draft",
                Payload = """{"draftId":"draft-1"}"""u8.ToArray(),
                ConflictKey = "draft:draft-1",
                ConflictPolicy = ConflictPolicy.Replace,
            },
            Cancellation);

        var processed = await FlushAsync(mesh, SyncHandlers.Untyped((job, _) =>
            new ValueTask<SyncOutcome>(SyncOutcome.DoneWithJson("""{"uploaded":true}"""u8.ToArray()))));

        var job = Assert.Single(processed.Jobs);
        Assert.Equal(SyncJobStatus.Succeeded, job.Status);
        Assert.True(job.Result.As<UploadResult>()!.Uploaded);
    }

    [Fact]
    public async Task Offline_the_job_stays_pending_and_says_why()
    {
        var mesh = await OpenAsync();
        var receipt = await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("draft-1"), cancellationToken: Cancellation);

        var report = await mesh.Sync.FlushAsync(Online(Done) with { Network = NetworkState.Offline }, Cancellation);

        Assert.Empty(report.Jobs);
        Assert.Equal(SyncJobStatus.Pending, (await GetAsync(mesh, receipt.JobId)).Status);
        var why = await mesh.Sync.ExplainAsync(receipt.JobId, cancellationToken: Cancellation);
        Assert.Equal(SyncWaitReason.Network, why.Reason);
        Assert.Contains("network", why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_survive_the_end_of_the_process_that_queued_them()
    {
        var first = await OpenAsync();
        var receipt = await first.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("draft-1"), cancellationToken: Cancellation);
        await first.DisposeAsync();

        var second = await OpenAsync();
        var report = await FlushAsync(second, Jobs.Upload, _ => SyncOutcome.Done);

        Assert.Equal(receipt.JobId, Assert.Single(report.Jobs).Id);
    }
}
