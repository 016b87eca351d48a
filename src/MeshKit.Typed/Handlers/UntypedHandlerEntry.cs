namespace MeshKit.Typed;

internal sealed class UntypedHandlerEntry(IReadOnlyList<string> kinds, SyncJobDelegate handler) : HandlerEntry(kinds)
{
    public override SyncJobType? Type => null;

    public override bool AcceptsVersion(int version) => true;

    public override ValueTask<SyncOutcome> InvokeAsync(Attempt attempt, IServiceProvider? scope, CancellationToken cancellationToken) =>
        handler(new UntypedJobContext(attempt), cancellationToken);
}
