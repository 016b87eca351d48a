using System.Text;

namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Repair: another payload for a job that is pending, or whose payload has become unreadable.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class RepairingContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task Rule10_A_payload_that_no_longer_decodes_is_quarantined_and_can_be_repaired_and_resumed()
    {
        var mesh = await OpenAsync(SyncManifest.Empty);
        var job = await StoreUnreadableAsync(mesh);
        var repaired = await OpenAsync();
        await mesh.Sync.CheckpointAsync(job, 7, Cancellation);
        await FlushAsync(repaired, Jobs.Upload, _ => SyncOutcome.Done);
        Assert.Equal(SyncJobStatus.Quarantined, (await GetAsync(repaired, job)).Status);

        await repaired.Sync.ReplacePayloadAsync(Jobs.Upload, job, new UploadDraft("1", "mended"), Cancellation);

        var seen = new List<string>();
        await FlushAsync(repaired, Jobs.Upload, attempt =>
        {
            seen.Add($"{attempt.JobId} {attempt.Payload.Title} {attempt.Checkpoint.As<int>()} {attempt.Attempt}");
            return SyncOutcome.Done;
        });
        Assert.Equal([$"{job} mended 7 1"], seen);
    }

    [Fact]
    public async Task A_pending_job_keeps_its_place_and_its_key()
    {
        var mesh = await OpenAsync();
        var first = (await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1", "wrong"), cancellationToken: Cancellation)).JobId;
        await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("2", "second"), cancellationToken: Cancellation);

        await mesh.Sync.ReplacePayloadAsync(Jobs.Upload, first, new UploadDraft("1", "right"), Cancellation);

        var seen = new List<string>();
        await FlushAsync(mesh, Jobs.Upload, job =>
        {
            seen.Add($"{job.ConflictKey} {job.Payload.Title}");
            return SyncOutcome.Done;
        });
        Assert.Equal(["draft:1 right", "draft:2 second"], seen);
    }

    [Fact]
    public async Task Rule10_Repair_brings_a_payload_to_the_version_of_the_app()
    {
        var mesh = await OpenAsync(SyncManifest.Empty);
        var old = await mesh.Sync.EnqueueAsync(new EnqueueRequest { Kind = "upload-draft", Version = 9, Payload = "{}"u8.ToArray() }, Cancellation);
        var updated = await OpenAsync();
        Assert.Equal(0, (await FlushAsync(updated, Jobs.Upload, _ => SyncOutcome.Done)).Processed);

        await updated.Sync.ReplacePayloadAsync(Jobs.Upload, old.JobId, new UploadDraft("1"), Cancellation);

        Assert.Equal(1, (await GetAsync(updated, old.JobId)).Version);
        Assert.Equal(1, (await FlushAsync(updated, Jobs.Upload, _ => SyncOutcome.Done)).Processed);
    }

    [Fact]
    public async Task Rule09_Repair_of_a_job_whose_key_has_a_new_active_one_is_a_conflict()
    {
        var mesh = await OpenAsync(SyncManifest.Empty);
        var job = await StoreUnreadableAsync(mesh);
        var app = await OpenAsync();
        await FlushAsync(app, Jobs.Upload, _ => SyncOutcome.Done);
        var newer = await app.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), cancellationToken: Cancellation);

        var conflict = await FailsAsync(
            SyncErrorCodes.SyncConflict, () => app.Sync.ReplacePayloadAsync(Jobs.Upload, job, new UploadDraft("1", "mended"), Cancellation));

        Assert.Equal(newer.JobId, conflict.JobId);
        Assert.Equal(SyncJobStatus.Quarantined, (await GetAsync(app, job)).Status);
    }

    [Fact]
    public async Task What_has_ended_is_running_or_is_of_another_kind_keeps_its_payload()
    {
        var mesh = await OpenAsync();
        var job = (await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation)).JobId;

        await FailsAsync(SyncErrorCodes.JobState, () => mesh.Sync.ReplacePayloadAsync(Jobs.Upload, job, new UploadDraft("1"), Cancellation));
        await FlushAsync(mesh, On(Jobs.Note, async (_, _) =>
        {
            await FailsAsync(SyncErrorCodes.JobState, () => mesh.Sync.ReplacePayloadAsync(Jobs.Note, job, new Note("b"), Cancellation));
            return SyncOutcome.Done;
        }));
        await FailsAsync(SyncErrorCodes.JobState, () => mesh.Sync.ReplacePayloadAsync(Jobs.Note, job, new Note("b"), Cancellation));
        await FailsAsync(SyncErrorCodes.UnknownJob, () => mesh.Sync.ReplacePayloadAsync(Jobs.Note, Guid.NewGuid(), new Note("b"), Cancellation));

        var kept = await GetAsync(mesh, job);
        Assert.Equal((SyncJobStatus.Succeeded, """{"text":"a"}"""), (kept.Status, Encoding.UTF8.GetString(kept.Payload.Utf8Json.Span)));
    }

    private static async Task<Guid> StoreUnreadableAsync(Mesh mesh) => (await mesh.Sync.EnqueueAsync(
        new EnqueueRequest { Kind = "upload-draft", Payload = "{}"u8.ToArray(), ConflictKey = "draft:1" }, Cancellation)).JobId;
}
