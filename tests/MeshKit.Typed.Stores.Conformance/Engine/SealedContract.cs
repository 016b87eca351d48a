using System.Text;

namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>What the tests of sealing have in common.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept; without a protector of its own.</typeparam>
public abstract class SealedContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    protected static AesGcmProtector FirstKey => new(ProtectorKeys.First);

    protected static AesGcmProtector Rotated => new(ProtectorKeys.Second, [ProtectorKeys.First], conflictKeys: ProtectorKeys.First);

    /// <summary>Knows conflict keys, but not the key of what is sealed.</summary>
    protected static AesGcmProtector WithoutKey => new(ProtectorKeys.Second, conflictKeys: ProtectorKeys.First);

    protected Task<Mesh> OpenAsync(IPayloadProtector? protector, SyncManifest? manifest = null) =>
        OpenAsync(new MeshOptions { Manifest = manifest ?? Jobs.Manifest, TimeProvider = Time, Protector = protector });

    protected static async Task<Guid> EnqueueAsync(Mesh mesh, string draftId = "1", string title = "untitled", EnqueueOptions? options = null) =>
        (await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft(draftId, title), options, Cancellation)).JobId;

    /// <summary>The job as the storage has it, below the mesh.</summary>
    protected async Task<StoredJob> StoredAsync(Guid job)
    {
        await using var store = await OpenStoreAsync();
        return (await store.FindAsync(job, Cancellation))!;
    }

    /// <summary>Writes a payload as it is, as one would who can write to the storage.</summary>
    protected async Task OverwriteAsync(Guid job, ReadOnlyMemory<byte> payload, JobGate? gate = null, int format = 1)
    {
        await using var store = await OpenStoreAsync();
        gate ??= (await store.FindAsync(job, Cancellation))!.Gate;
        var result = await store.EditAsync(new JobEdit.Repair(job, gate, payload, format), Cancellation);
        Assert.Equal(EditStatus.Done, result.Status);
    }

    protected async Task OverwriteCheckpointAsync(Guid job, ReadOnlyMemory<byte>? checkpoint)
    {
        await using var store = await OpenStoreAsync();
        Assert.Equal(EditStatus.Done, (await store.EditAsync(new JobEdit.Checkpoint(job, checkpoint), Cancellation)).Status);
    }

    /// <summary>Flushes, and sees that the job is quarantined because it does not open.</summary>
    protected static async Task DoesNotRunAsync(Mesh mesh, Guid job, SyncHandlers? handlers = null)
    {
        var ran = 0;
        await FlushAsync(mesh, handlers ?? On(Jobs.Upload, _ => Interlocked.Increment(ref ran) > 0 ? SyncOutcome.Done : SyncOutcome.Done));

        var info = await GetAsync(mesh, job);
        Assert.Equal((SyncJobStatus.Quarantined, SyncErrorCodes.DecryptionFailed, 0), (info.Status, info.LastError?.Type, ran));
    }

    protected static string Text(ReadOnlyMemory<byte>? value) => value is { } bytes ? Encoding.Latin1.GetString(bytes.Span) : "";
}
