namespace MeshKit.Typed;

internal sealed class TypedHandlerEntry<TPayload>(
    SyncJobType<TPayload> type, IServiceProvider services, Func<IServiceProvider, ISyncHandler<TPayload>> create)
    : HandlerEntry(type.Kind)
{
    public override SyncJobType Type => type;

    public override bool AcceptsVersion(int version) => version == type.Version;

    public override ValueTask<SyncOutcome> InvokeAsync(Attempt attempt, IServiceProvider? scope, CancellationToken cancellationToken)
    {
        TPayload payload;
        try
        {
            payload = type.Decode(attempt.Json.Bounded(attempt.Claimed.Job.Payload).Span);
        }
        catch (SyncException exception)
        {
            throw new PayloadDecodeException(exception);
        }

        return create(scope ?? services).HandleAsync(new SyncJobContext<TPayload>(attempt, payload), cancellationToken);
    }
}
