namespace MeshKit.Typed.Benchmarks;

/// <summary>Does nothing, so that all that is measured is the library.</summary>
public sealed class EmptyHandler : ISyncHandler<UploadNote>
{
    public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<UploadNote> job, CancellationToken cancellationToken) => new(SyncOutcome.Done);

    /// <summary>The same for the hand-written switch.</summary>
    internal static ValueTask<bool> HandleAsync(UploadNote note, CancellationToken cancellationToken)
    {
        _ = note;
        return new(!cancellationToken.IsCancellationRequested);
    }
}
