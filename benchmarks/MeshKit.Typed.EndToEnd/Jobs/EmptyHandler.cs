namespace MeshKit.Typed.EndToEnd;

/// <summary>Does nothing, so that all that is measured is the library.</summary>
public sealed class EmptyHandler : ISyncHandler<UploadNote>
{
    public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<UploadNote> job, CancellationToken cancellationToken) => new(SyncOutcome.Done);
}
