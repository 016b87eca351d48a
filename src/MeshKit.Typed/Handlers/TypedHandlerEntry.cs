namespace MeshKit.Typed;

internal sealed class TypedHandlerEntry<TPayload>(
    SyncJobType<TPayload> type, IServiceProvider services, Func<IServiceProvider, ISyncHandler<TPayload>> create)
    : HandlerEntry(type.Kinds)
{
    public override SyncJobType Type => type;

    public override bool AcceptsVersion(int version) => type.Reads(version);

    public override ValueTask<SyncOutcome> InvokeAsync(Attempt attempt, IServiceProvider? scope, CancellationToken cancellationToken)
    {
        TPayload payload;
        try
        {
            var job = attempt.Claimed.Job;
            payload = type.Decode(attempt.Json.Bounded(job.Payload).Span, job.Gate.Version);
        }
        catch (SyncException exception)
        {
            throw new PayloadDecodeException(exception);
        }

        return create(scope ?? services).HandleAsync(new SyncJobContext<TPayload>(attempt, payload), cancellationToken);
    }
}
