namespace MeshKit.Typed;

/// <summary>One attempt of a job of a known payload type.</summary>
/// <typeparam name="TPayload">The payload's type.</typeparam>
public sealed class SyncJobContext<TPayload> : SyncJobContext
{
    internal SyncJobContext(Attempt attempt, TPayload payload)
        : base(attempt) => Payload = payload;

    /// <summary>The payload.</summary>
    public TPayload Payload { get; }
}
