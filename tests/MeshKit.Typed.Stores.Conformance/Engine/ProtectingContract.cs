using System.Text.Json;

namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Rule 20: with a protector, the store learns no payload, checkpoint, step, result, error message or key; and the app notices nothing.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept; without a protector of its own.</typeparam>
public abstract class ProtectingContract<TStorage> : SealedContract<TStorage>
    where TStorage : EngineStorage, new()
{
    private const string Secret = "DE02120300000000202051";

    [Fact]
    public async Task Rule20_A_sealed_job_reads_back_as_it_was_written()
    {
        var mesh = await OpenAsync(FirstKey);
        var id = await EnqueueAsync(mesh, "1", Secret);
        var steps = 0;
        for (var i = 0; i < 2; i++)
        {
            await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
            {
                Assert.Equal(("draft:1", Secret), (job.ConflictKey, job.Payload.Title));
                Assert.Equal(job.Attempt == 1 ? null : new Progress(7), job.Checkpoint.As<Progress>());
                await job.CheckpointAsync(new Progress(7), stop);
                Assert.Equal(Secret, await job.OnceAsync("look", (_, _) => Task.FromResult(++steps == 1 ? Secret : "again"), cancellationToken: stop));
                return job.Attempt == 1 ? SyncOutcome.Retry(TimeSpan.Zero, Secret) : SyncOutcome.DoneWith(Secret);
            }));
            mesh = await OpenAsync(FirstKey);
            if (i == 0)
                Assert.Equal(("retry", Secret), ((await GetAsync(mesh, id)).LastError!.Type, (await GetAsync(mesh, id)).LastError!.Message));
        }

        var info = await GetAsync(mesh, id);
        Assert.Equal(SyncJobStatus.Succeeded, info.Status);
        Assert.Equal(("draft:1", Secret, Secret), (info.ConflictKey, info.Payload.As<UploadDraft>()!.Title, info.Result.As<string>()));
        Assert.Equal(new Progress(7), info.Checkpoint.As<Progress>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule20_The_store_is_given_no_clear_text(bool isSealed)
    {
        var mesh = await OpenAsync(isSealed ? FirstKey : null);
        await EnqueueAsync(mesh, Secret, Secret);
        var store = await OpenStoreAsync();
        for (var i = 0; i < 2; i++)
        {
            await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
            {
                await job.CheckpointAsync(Secret, stop);
                await job.OnceAsync("look", (_, _) => Task.FromResult(Secret), cancellationToken: stop);
                return job.Attempt == 1 ? SyncOutcome.Retry(TimeSpan.Zero, Secret) : SyncOutcome.Fail(Secret);
            }));
        }

        await FlushAsync(mesh, On(Jobs.Upload, _ => SyncOutcome.Done));
        var other = await EnqueueAsync(mesh, "2");
        await FlushAsync(mesh, On(Jobs.Upload, _ => SyncOutcome.DoneWith(Secret)));
        await using (store)
        {
            var failed = (await store.QueryAsync(new StoreQuery { Limit = 1 }, Cancellation)).Jobs[0];
            var succeeded = (await store.FindAsync(other, Cancellation))!;
            await store.EditAsync(new JobEdit.Retry(failed.Id), Cancellation);
            var claim = new ClaimRequest { Accepts = _ => true, MaxJobs = 1, FlushId = 1, LeaseDuration = TimeSpan.FromMinutes(1) };
            var claimed = Assert.Single((await store.ExchangeAsync([], claim, Cancellation)).Claimed);

            var places = new Dictionary<string, string?>
            {
                ["payload"] = Text(failed.Payload),
                ["key"] = failed.Key,
                ["checkpoint"] = Text(failed.Checkpoint),
                ["error"] = failed.LastError!.Message,
                ["result"] = Text(succeeded.Result),
                ["step"] = Text(Assert.Single(claimed.Steps).Result),
                ["claimed payload"] = Text(claimed.Job.Payload),
            };
            Assert.All(places, place => Assert.NotEmpty(place.Value!));
            Assert.All(places, place => Assert.Equal(!isSealed, place.Value!.Contains(Secret, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Rule20_Policies_lanes_and_queries_by_key_work_between_meshes()
    {
        var one = await OpenAsync(new AesGcmProtector(ProtectorKeys.First, [ProtectorKeys.Second], conflictKeys: ProtectorKeys.First));
        var other = await OpenAsync(Rotated);
        var first = await EnqueueAsync(one, "k", "first");

        var deduplicated = await other.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("k"), new EnqueueOptions { ConflictPolicy = ConflictPolicy.Dedupe }, Cancellation);
        Assert.Equal((EnqueueStatus.Deduplicated, first), (deduplicated.Status, deduplicated.JobId));
        await FailsAsync(SyncErrorCodes.SyncConflict, () => EnqueueAsync(other, "k", options: new EnqueueOptions { ConflictPolicy = ConflictPolicy.Fail }));
        var replaced = await other.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("k", "second"), cancellationToken: Cancellation);
        Assert.Equal((EnqueueStatus.Replaced, (Guid?)first), (replaced.Status, replaced.PreviousJobId));
        var behind = await EnqueueAsync(one, "k", "third", new EnqueueOptions { ConflictPolicy = ConflictPolicy.Append });
        await EnqueueAsync(one, "another");

        var found = await one.Sync.JobsPageAsync(new JobQuery { ConflictKey = "draft:k" }, Cancellation);
        Assert.Equal(["first", "second", "third"], found.Jobs.Select(job => job.Payload.As<UploadDraft>()!.Title));
        Assert.All(found.Jobs, job => Assert.Equal("draft:k", job.ConflictKey));
        var explained = await other.Sync.ExplainAsync(behind, cancellationToken: Cancellation);
        Assert.Equal((SyncWaitReason.BehindKey, (Guid?)replaced.JobId), (explained.Reason, explained.HeldBy));

        var ran = new List<string>();
        await FlushAsync(one, On(Jobs.Upload, job =>
        {
            ran.Add(job.Payload.Title);
            return SyncOutcome.Done;
        }));
        Assert.Equal(["second", "third"], ran.Where(title => title != "untitled"));
        Assert.Equal(3, ran.Count);
    }

    [Fact]
    public async Task Rule20_A_merge_carries_progress_on_under_seal()
    {
        var mesh = await OpenAsync(FirstKey);
        var last = Guid.Empty;
        foreach (var tag in new[] { "a", "b", "c" })
        {
            last = (await mesh.Sync.EnqueueAsync(Jobs.AddTags, new AddTags("d", [tag], KeepsProgress: true), cancellationToken: Cancellation)).JobId;
            if (tag == "c")
                break;
            await FlushAsync(mesh, On(Jobs.AddTags, async (job, stop) =>
            {
                await job.CheckpointAsync(tag, stop);
                await job.OnceAsync(tag, (_, _) => Task.FromResult(tag), cancellationToken: stop);
                return SyncOutcome.Retry(TimeSpan.FromHours(1));
            }));
        }

        Time.Advance(TimeSpan.FromHours(2));
        var seen = "";
        await FlushAsync(mesh, On(Jobs.AddTags, async (job, stop) =>
        {
            seen = $"{string.Join(',', job.Payload.Tags)} {job.Checkpoint.As<string>()} "
                + await job.OnceAsync("a", (_, _) => Task.FromResult("again"), cancellationToken: stop)
                + await job.OnceAsync("b", (_, _) => Task.FromResult("again"), cancellationToken: stop);
            return SyncOutcome.Done;
        }));

        Assert.Equal("a,b,c b ab", seen);
        Assert.Equal(SyncJobStatus.Succeeded, (await GetAsync(mesh, last)).Status);
    }

    [Fact]
    public async Task Rule20_A_key_is_rotated_while_jobs_are_queued()
    {
        var before = await OpenAsync(FirstKey);
        var old = await EnqueueAsync(before, "1", Secret);
        await before.Sync.CheckpointAsync(old, 7, Cancellation);
        var rotated = await OpenAsync(Rotated);
        var fresh = await EnqueueAsync(rotated, "2", Secret);

        var seen = new List<int>();
        await FlushAsync(rotated, On(Jobs.Upload, async (job, stop) =>
        {
            seen.Add(job.Checkpoint.As<int>());
            await job.CheckpointAsync(8, stop);
            return SyncOutcome.DoneWith(Secret);
        }));

        Assert.Equal([7, 0], seen);
        Assert.Equal("8" + Secret, (await GetAsync(rotated, old)).Checkpoint.As<int>() + (await GetAsync(rotated, old)).Result.As<string>());
        Assert.Contains("2026-01", Text((await StoredAsync(old)).Payload), StringComparison.Ordinal);
        Assert.Contains("2026-02", Text((await StoredAsync(old)).Checkpoint), StringComparison.Ordinal);
        Assert.Contains("2026-02", Text((await StoredAsync(fresh)).Payload), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule20_Jobs_of_the_time_before_sealing_still_run()
    {
        var plain = await OpenAsync(protector: null);
        var id = await EnqueueAsync(plain, "1", Secret);
        await plain.Sync.CheckpointAsync(id, 7, Cancellation);

        var mesh = await OpenAsync(FirstKey);
        var info = await GetAsync(mesh, id);
        Assert.Equal(("draft:1", Secret, 7), (info.ConflictKey, info.Payload.As<UploadDraft>()!.Title, info.Checkpoint.As<int>()));
        await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
        {
            Assert.Equal(7, job.Checkpoint.As<int>());
            await job.CheckpointAsync(8, stop);
            return SyncOutcome.DoneWith(Secret);
        }));

        info = await GetAsync(mesh, id);
        Assert.Equal((SyncJobStatus.Succeeded, 8, Secret), (info.Status, info.Checkpoint.As<int>(), info.Result.As<string>()));
        Assert.DoesNotContain(Secret, Text((await StoredAsync(id)).Result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule20_A_kind_with_a_protected_member_is_refused_without_a_protector_typed_or_not()
    {
        var manifest = new SyncManifest(
            [new SyncJobType<Note>("card", 1, () => (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Note>)Jobs.Manifest.TypeInfoResolver.GetTypeInfo(typeof(Note), JsonSerializerOptions.Default)!, settings: new SyncJobSettings { ProtectedMember = "Card.Number" })],
            Jobs.Manifest.TypeInfoResolver);

        var refused = await FailsAsync(SyncErrorCodes.ProtectorRequired, () => OpenAsync(protector: null, manifest));
        Assert.Contains("\"card\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Card.Number", refused.Message, StringComparison.Ordinal);
        await FailsAsync(SyncErrorCodes.ProtectorRequired, () => OpenAsync(protector: null, SyncManifest.Combine(Jobs.Manifest, manifest)));

        var mesh = await OpenAsync(FirstKey, manifest);
        await mesh.Sync.EnqueueAsync(new EnqueueRequest { Kind = "card", Payload = "{\"text\":\"x\"}"u8.ToArray() }, Cancellation);
        await using var store = await OpenStoreAsync();
        Assert.Equal(1, Assert.Single((await store.QueryAsync(new StoreQuery { Limit = 9 }, Cancellation)).Jobs).PayloadFormat);
    }

    [Fact]
    public async Task Rule20_The_longest_error_message_is_stored_and_read_back()
    {
        var mesh = await OpenAsync(FirstKey);
        var id = await EnqueueAsync(mesh);
        var message = new string('€', 2000);

        await FlushAsync(mesh, On(Jobs.Upload, _ => SyncOutcome.Fail(message)));

        Assert.Equal(message[..(2048 / 3)], (await GetAsync(mesh, id)).LastError!.Message);
    }
}
