namespace MeshKit.Typed.EndToEnd;

/// <summary>The handler of the raw side.</summary>
internal interface IRawHandler
{
    ValueTask<bool> HandleAsync(UploadNote note, CancellationToken cancellationToken);
}

/// <summary>Does nothing, behind an interface as ours.</summary>
internal sealed class EmptyRawHandler : IRawHandler
{
    public ValueTask<bool> HandleAsync(UploadNote note, CancellationToken cancellationToken) => new(true);
}
