namespace MeshKit.Typed;

/// <summary>The public view of a job whose payload type is known.</summary>
/// <typeparam name="TPayload">The payload's type.</typeparam>
public sealed record SyncJobInfo<TPayload> : SyncJobInfo
{
    private readonly SyncJobType<TPayload> _type;

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    internal SyncJobInfo(SyncJobInfo job, SyncJobType<TPayload> type)
        : base(job) => _type = type;

    /// <summary>Decodes the payload; one that was stored at an older version is upcast.</summary>
    /// <exception cref="SyncException"><c>payload_invalid</c>: the stored bytes do not decode, or their version cannot be read here. <c>payload_too_large</c>. <c>decryption_failed</c>.</exception>
    public TPayload Decode() => _type.Decode(Payload.Bounded.Span, Version);

    /// <inheritdoc/>
    public override string ToString() => base.ToString();
}
