using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed;

/// <summary>What the compiler knows of the job that <typeparamref name="TPayload"/> declares. Made by the generator.</summary>
/// <typeparam name="TPayload">The payload's type.</typeparam>
public sealed class SyncJobType<TPayload> : SyncJobType
{
    private readonly Func<JsonTypeInfo<TPayload>> _jsonTypeInfo;
    private readonly Func<TPayload, string?>? _conflictKey;
    private readonly PayloadMerge<TPayload>? _merge;

    /// <summary>Creates the definition; generated code calls this.</summary>
    /// <param name="kind">The stable name under which jobs are stored.</param>
    /// <param name="version">The version of the payload's shape, from 1.</param>
    /// <param name="jsonTypeInfo">Gives the payload's JSON; called at first use.</param>
    /// <param name="conflictKey">Gives a payload's conflict key, or null where the kind has none.</param>
    /// <param name="settings">How jobs of this kind behave.</param>
    /// <param name="merge">How two payloads become one, or null where they cannot.</param>
    public SyncJobType(
        string kind,
        int version,
        Func<JsonTypeInfo<TPayload>> jsonTypeInfo,
        Func<TPayload, string?>? conflictKey = null,
        SyncJobSettings? settings = null,
        PayloadMerge<TPayload>? merge = null)
        : base(kind, version, typeof(TPayload), settings ?? new SyncJobSettings())
    {
        ArgumentNullException.ThrowIfNull(jsonTypeInfo);
        _jsonTypeInfo = jsonTypeInfo;
        _conflictKey = conflictKey;
        _merge = merge;
    }

    /// <summary>The payload's JSON, ready for AOT.</summary>
    public JsonTypeInfo<TPayload> JsonTypeInfo => field ??= _jsonTypeInfo();

    /// <inheritdoc/>
    public override bool IsMergeable => _merge is not null;

    /// <summary>The conflict key that this payload is enqueued under, or null where the kind has none.</summary>
    public string? ConflictKeyFor(TPayload payload) => _conflictKey?.Invoke(payload);

    /// <summary>Encodes a payload as a request, for <see cref="MeshSync.EnqueueManyAsync"/>.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="options">What differs for this one job.</param>
    /// <exception cref="SyncException"><c>payload_invalid</c>: the payload cannot be stored faithfully, with the path.</exception>
    public EnqueueRequest Request(TPayload payload, EnqueueOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (payload.GetType() != typeof(TPayload))
        {
            throw new SyncException(
                SyncErrorCodes.PayloadInvalid,
                $"A {payload.GetType()} was enqueued as {typeof(TPayload)}: its own members would be lost. Declare the derived type a "
                + "[SyncJob] of its own, or seal the payload.");
        }

        var bytes = SyncJson.Encode(payload, JsonTypeInfo, Kind);
        return new EnqueueRequest
        {
            Kind = Kind,
            Version = Version,
            Payload = bytes,
            Encoded = (this, bytes),
            ConflictKey = options?.ConflictKey ?? ConflictKeyFor(payload),
            ConflictPolicy = options?.ConflictPolicy,
            Options = options,
        };
    }

    internal override (ReadOnlyMemory<byte> Payload, bool KeepsProgress) Merge(ReadOnlySpan<byte> queued, ReadOnlySpan<byte> incoming)
    {
        TPayload before;
        try
        {
            before = Decode(queued);
        }
        catch (SyncException exception)
        {
            throw new PayloadDecodeException(exception);
        }

        var merged = _merge!.Merge(before, Decode(incoming));
        return (SyncJson.Encode(merged, JsonTypeInfo, Kind), _merge.KeepsProgress(before, merged));
    }

    internal override void Check(ReadOnlySpan<byte> utf8Json) => _ = Decode(utf8Json);

    internal TPayload Decode(ReadOnlySpan<byte> utf8Json) => SyncJson.Decode(utf8Json, JsonTypeInfo, Kind);
}
