using System.Text;

namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Rule 20: what was changed, moved, or sealed with a key that is not at hand does not open, does not run, and is not lost.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept; without a protector of its own.</typeparam>
public abstract class TamperingContract<TStorage> : SealedContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task Rule20_A_job_whose_key_is_missing_is_set_aside_byte_for_byte_and_runs_when_the_key_is_back()
    {
        var id = await EnqueueAsync(await OpenAsync(FirstKey), "1", "kept");
        var before = await StoredAsync(id);
        var without = await OpenAsync(WithoutKey);

        await DoesNotRunAsync(without, id);

        var stored = await StoredAsync(id);
        Assert.Equal(Convert.ToHexString(before.Payload.Span), Convert.ToHexString(stored.Payload.Span));
        Assert.Equal((before.PayloadFormat, before.Key), (stored.PayloadFormat, stored.Key));
        var info = await GetAsync(without, id);
        Assert.Contains("\"2026-01\"", info.LastError!.Message, StringComparison.Ordinal);

        var back = await OpenAsync(Rotated);
        await back.Sync.RetryAsync(id, Cancellation);
        var titles = new List<string>();
        await FlushAsync(back, On(Jobs.Upload, job =>
        {
            titles.Add(job.Payload.Title);
            return SyncOutcome.Done;
        }));
        Assert.Equal(["kept"], titles);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule20_A_job_that_does_not_open_is_listed_explained_and_operated_as_any_other(bool hasProtector)
    {
        var sealing = await OpenAsync(FirstKey);
        var head = await EnqueueAsync(sealing, options: new EnqueueOptions { ConflictPolicy = ConflictPolicy.Append });
        var waiting = await EnqueueAsync(sealing, options: new EnqueueOptions { ConflictPolicy = ConflictPolicy.Append });
        await sealing.Sync.CheckpointAsync(waiting, 7, Cancellation);
        var mesh = await OpenAsync(hasProtector ? WithoutKey : null);

        var listed = (await mesh.Sync.JobsPageAsync(new JobQuery(), Cancellation)).Jobs;

        Assert.Equal([head, waiting], listed.Select(job => job.Id));
        foreach (var job in listed)
        {
            Assert.Null(job.ConflictKey);
            Assert.False(job.Payload.IsNull);
            Assert.Equal("sealed", job.Payload.ToString());
            Assert.Equal(SyncErrorCodes.DecryptionFailed, Assert.Throws<SyncException>(() => job.Payload.Utf8Json).Code);
            Assert.Equal(SyncErrorCodes.DecryptionFailed, Assert.Throws<SyncException>(() => job.Payload.As<UploadDraft>()).Code);
        }

        Assert.Equal(SyncErrorCodes.DecryptionFailed, Assert.Throws<SyncException>(() => listed[1].Checkpoint.As<int>()).Code);
        var typed = mesh.Sync.JobsAsync(Jobs.Upload, cancellationToken: Cancellation);
        await foreach (var job in typed)
            Assert.Equal(SyncErrorCodes.DecryptionFailed, Assert.Throws<SyncException>(() => job.Decode()).Code);
        var explained = await mesh.Sync.ExplainAsync(waiting, cancellationToken: Cancellation);
        Assert.Equal((SyncWaitReason.BehindKey, (Guid?)head), (explained.Reason, explained.HeldBy));

        await DoesNotRunAsync(mesh, head);
        Assert.Equal(SyncWaitReason.Quarantined, (await mesh.Sync.ExplainAsync(head, cancellationToken: Cancellation)).Reason);
        await mesh.Sync.RetryAsync(head, Cancellation);
        Assert.Equal(CancelResult.Cancelled, await mesh.Sync.CancelAsync(head, Cancellation));
        Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal(2, await mesh.Sync.PruneAsync(new PruneOptions(), Cancellation));
    }

    [Fact]
    public async Task Rule20_Any_changed_byte_of_a_sealed_payload_is_found()
    {
        var mesh = await OpenAsync(FirstKey);
        var id = await EnqueueAsync(mesh, options: new EnqueueOptions { ConflictKey = "k" });
        var original = (await StoredAsync(id)).Payload.ToArray();

        for (var i = 0; i < original.Length; i++)
        {
            var changed = original.ToArray();
            changed[i] ^= (byte)(1 << (i % 8));
            await OverwriteAsync(id, changed);
            await DoesNotRunAsync(mesh, id);
            Assert.Equal(SyncErrorCodes.DecryptionFailed, Assert.Throws<SyncException>(() => GetAsync(mesh, id).GetAwaiter().GetResult().Payload.Utf8Json).Code);
        }

        foreach (var wrong in new byte[][] { [], [0xFF], original[..^1], original[..40], [.. original, 0], original[1..] })
        {
            await OverwriteAsync(id, wrong);
            await DoesNotRunAsync(mesh, id);
        }

        await OverwriteAsync(id, original);
        Assert.Equal(1, (await FlushAsync(mesh, On(Jobs.Upload, _ => SyncOutcome.Done))).Succeeded);
    }

    [Fact]
    public async Task Rule20_Any_changed_byte_of_a_sealed_checkpoint_is_found()
    {
        var mesh = await OpenAsync(FirstKey);
        var id = await EnqueueAsync(mesh);
        await mesh.Sync.CheckpointAsync(id, new Progress(7), Cancellation);
        var original = (await StoredAsync(id)).Checkpoint!.Value.ToArray();

        for (var i = 0; i < original.Length; i++)
        {
            var changed = original.ToArray();
            changed[i] ^= 0x10;
            await OverwriteCheckpointAsync(id, changed);
            Assert.Equal(
                SyncErrorCodes.DecryptionFailed, Assert.Throws<SyncException>(() => GetAsync(mesh, id).GetAwaiter().GetResult().Checkpoint.As<Progress>()).Code);
        }

        await DoesNotRunAsync(mesh, id);
    }

    [Fact]
    public async Task Rule20_A_payload_does_not_open_in_another_job()
    {
        var mesh = await OpenAsync(FirstKey);
        var (one, other) = (await EnqueueAsync(mesh, "1", "one"), await EnqueueAsync(mesh, "2", "other"));
        var (first, second) = ((await StoredAsync(one)).Payload, (await StoredAsync(other)).Payload);

        await OverwriteAsync(one, second);
        await OverwriteAsync(other, first);

        await DoesNotRunAsync(mesh, one);
        Assert.Equal(SyncErrorCodes.DecryptionFailed, (await GetAsync(mesh, other)).LastError!.Type);
        await OverwriteAsync(one, first);
        await OverwriteAsync(other, second);
        Assert.Equal(2, (await FlushAsync(mesh, On(Jobs.Upload, _ => SyncOutcome.Done))).Succeeded);
    }

    [Theory]
    [InlineData("note", 1)]
    [InlineData("upload-draft", 2)]
    public async Task Rule20_A_payload_does_not_open_as_another_kind_or_version(string kind, int version)
    {
        var mesh = await OpenAsync(FirstKey);
        var id = await EnqueueAsync(mesh);
        var stored = await StoredAsync(id);

        await OverwriteAsync(id, stored.Payload, stored.Gate with { Kind = kind, Version = version });

        await DoesNotRunAsync(mesh, id, SyncHandlers.Untyped((_, _) => throw new InvalidOperationException("It ran.")));
    }

    [Fact]
    public async Task Rule20_A_payload_does_not_open_under_another_key()
    {
        var mesh = await OpenAsync(FirstKey);
        var id = await EnqueueAsync(mesh, "1");
        var stored = await StoredAsync(id);

        // Taken out, and put back as the same job in another lane, and then in its own.
        foreach (var key in new[] { FirstKey.HashKey("draft:2"), stored.Key })
        {
            await using var store = await OpenStoreAsync();
            await store.EditAsync(new JobEdit.Cancel(id), Cancellation);
            Assert.Equal(1, await store.PruneAsync(new PruneRequest { OlderThan = TimeSpan.Zero, Limit = 1 }, Cancellation));
            await store.EnqueueAsync(
                [new NewJob { Id = id, Gate = stored.Gate, Payload = stored.Payload, PayloadFormat = 1, Key = key, MaxAttempts = 3 }], null, Cancellation);
            if (key != stored.Key)
                await DoesNotRunAsync(mesh, id);
        }

        Assert.Equal(1, (await FlushAsync(mesh, On(Jobs.Upload, _ => SyncOutcome.Done))).Succeeded);
    }

    [Fact]
    public async Task Rule20_A_value_does_not_open_in_another_column_or_another_job()
    {
        var mesh = await OpenAsync(FirstKey);
        var (one, other) = (await EnqueueAsync(mesh, "1"), await EnqueueAsync(mesh, "2"));
        await mesh.Sync.CheckpointAsync(one, 7, Cancellation);
        var stored = await StoredAsync(one);

        await OverwriteCheckpointAsync(other, stored.Checkpoint);
        await OverwriteCheckpointAsync(one, stored.Payload);

        await DoesNotRunAsync(mesh, one);
        Assert.Equal(SyncErrorCodes.DecryptionFailed, (await GetAsync(mesh, other)).LastError!.Type);
    }

    [Fact]
    public async Task Rule20_A_result_does_not_open_as_the_checkpoint_of_its_own_job()
    {
        var mesh = await OpenAsync(FirstKey);
        var id = await EnqueueAsync(mesh);
        await FlushAsync(mesh, On(Jobs.Upload, _ => SyncOutcome.DoneWith(7)));
        var stored = await StoredAsync(id);

        await using (var store = await OpenStoreAsync())
        {
            Assert.Equal(1, await store.PruneAsync(new PruneRequest { OlderThan = TimeSpan.Zero, Limit = 1 }, Cancellation));
            await store.EnqueueAsync(
                [new NewJob { Id = id, Gate = stored.Gate, Payload = stored.Payload, PayloadFormat = 1, Key = stored.Key, MaxAttempts = 3 }], null, Cancellation);
        }

        await OverwriteCheckpointAsync(id, stored.Result);
        await DoesNotRunAsync(mesh, id);
    }

    [Fact]
    public async Task Rule20_A_step_does_not_open_under_another_name_and_is_not_run_again()
    {
        var mesh = await OpenAsync(FirstKey);
        var id = await EnqueueAsync(mesh);
        await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
        {
            await job.OnceAsync("charge", (_, _) => Task.FromResult("receipt"), cancellationToken: stop);
            return SyncOutcome.Retry(TimeSpan.Zero);
        }));
        await using (var store = await OpenStoreAsync())
        {
            var claim = new ClaimRequest { Accepts = _ => true, MaxJobs = 1, FlushId = 1, LeaseDuration = TimeSpan.FromMinutes(1) };
            var claimed = Assert.Single((await store.ExchangeAsync([], claim, Cancellation)).Claimed);
            await store.WriteProgressAsync(claimed.Lease, new ProgressWrite.Step("refund", Assert.Single(claimed.Steps).Result), Cancellation);
            await store.ExchangeAsync([new Settlement { Lease = claimed.Lease, Kind = SettlementKind.Release }], null, Cancellation);
        }

        await DoesNotRunAsync(mesh, id);
    }

    [Fact]
    public async Task Rule20_A_plain_value_is_not_slipped_into_a_sealed_job()
    {
        var mesh = await OpenAsync(FirstKey);
        var id = await EnqueueAsync(mesh);

        await OverwriteCheckpointAsync(id, "7"u8.ToArray());

        await DoesNotRunAsync(mesh, id);
    }

    [Fact]
    public async Task Rule20_Another_secret_under_the_same_id_opens_nothing()
    {
        var id = await EnqueueAsync(await OpenAsync(FirstKey));

        await DoesNotRunAsync(await OpenAsync(new AesGcmProtector(ProtectorKeys.Stranger)), id);
    }

    [Fact]
    public async Task Rule20_A_job_whose_key_is_lost_can_be_given_another_payload()
    {
        var id = await EnqueueAsync(await OpenAsync(FirstKey), "1", "lost");
        var mesh = await OpenAsync(WithoutKey);
        await DoesNotRunAsync(mesh, id);

        await mesh.Sync.ReplacePayloadAsync(Jobs.Upload, id, new UploadDraft("1", "found"), Cancellation);

        // Its lane is what it was; its clear key is lost with its payload.
        var behind = await EnqueueAsync(mesh, "1", "next", new EnqueueOptions { ConflictPolicy = ConflictPolicy.Append });
        Assert.Equal(id, (await mesh.Sync.ExplainAsync(behind, cancellationToken: Cancellation)).HeldBy);
        var seen = new List<string>();
        await FlushAsync(mesh, On(Jobs.Upload, job =>
        {
            seen.Add($"{job.Payload.Title} {job.ConflictKey ?? "-"}");
            return SyncOutcome.Done;
        }));
        Assert.Equal(["found -", "next draft:1"], seen);
    }

    [Fact]
    public async Task Rule20_What_is_too_large_or_too_deep_is_not_decoded()
    {
        var mesh = await OpenAsync(protector: null);
        var (large, deep) = (await EnqueueAsync(mesh, "1"), await EnqueueAsync(mesh, "2"));
        await OverwriteAsync(large, Encoding.UTF8.GetBytes($"{{\"draftId\":\"{new string('x', 256 * 1024)}\"}}"), format: 0);
        await OverwriteAsync(deep, Encoding.UTF8.GetBytes($"{{\"draftId\":\"1\",\"more\":{new string('[', 64)}{new string(']', 64)}}}"), format: 0);

        await FlushAsync(mesh, On(Jobs.Upload, _ => throw new InvalidOperationException("It ran.")));

        Assert.Equal((SyncJobStatus.Quarantined, SyncErrorCodes.PayloadTooLarge), ((await GetAsync(mesh, large)).Status, (await GetAsync(mesh, large)).LastError?.Type));
        Assert.Equal((SyncJobStatus.Quarantined, SyncErrorCodes.PayloadInvalid), ((await GetAsync(mesh, deep)).Status, (await GetAsync(mesh, deep)).LastError?.Type));
        var info = await GetAsync(mesh, large);
        Assert.Equal(SyncErrorCodes.PayloadTooLarge, Assert.Throws<SyncException>(() => info.Payload.As<UploadDraft>()).Code);
        await foreach (var job in mesh.Sync.JobsAsync(Jobs.Upload, new JobQuery { ConflictKey = "draft:1" }, Cancellation))
            Assert.Equal(SyncErrorCodes.PayloadTooLarge, Assert.Throws<SyncException>(() => job.Decode()).Code);
    }
}
