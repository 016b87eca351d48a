namespace MeshKit.Typed;

internal sealed class UntypedHandlerEntry(string? kind, SyncJobDelegate handler) : HandlerEntry(kind)
{
    public override SyncJobType? Type => null;

    public override bool AcceptsVersion(int version) => true;

    public override ValueTask<SyncOutcome> InvokeAsync(Attempt attempt, IServiceProvider? scope, CancellationToken cancellationToken) =>
        handler(new UntypedJobContext(attempt), cancellationToken);
}
