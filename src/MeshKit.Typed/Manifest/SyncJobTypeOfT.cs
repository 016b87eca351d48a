using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed;

/// <summary>What the compiler knows of the job that <typeparamref name="TPayload"/> declares. Made by the generator.</summary>
/// <typeparam name="TPayload">The payload's type.</typeparam>
public sealed class SyncJobType<TPayload> : SyncJobType
{
    private readonly Func<JsonTypeInfo<TPayload>> _jsonTypeInfo;
    private readonly Func<TPayload, string?>? _conflictKey;
    private readonly PayloadMerge<TPayload>? _merge;
    private readonly PayloadUpcast<TPayload>[] _upcasts;

    /// <summary>Creates the definition; generated code calls this.</summary>
    /// <param name="kind">The stable name under which jobs are stored.</param>
    /// <param name="version">The version of the payload's shape, from 1.</param>
    /// <param name="jsonTypeInfo">Gives the payload's JSON; called at first use.</param>
    /// <param name="conflictKey">Gives a payload's conflict key, or null where the kind has none.</param>
    /// <param name="settings">How jobs of this kind behave.</param>
    /// <param name="merge">How two payloads become one, or null where they cannot.</param>
    /// <param name="formerKinds">The kinds that its jobs were stored under before.</param>
    /// <param name="upcasts">How older versions are read.</param>
    /// <exception cref="ArgumentException">Two upcasts are of one version, or one is of this version or a newer one.</exception>
    public SyncJobType(
        string kind,
        int version,
        Func<JsonTypeInfo<TPayload>> jsonTypeInfo,
        Func<TPayload, string?>? conflictKey = null,
        SyncJobSettings? settings = null,
        PayloadMerge<TPayload>? merge = null,
        IReadOnlyList<string>? formerKinds = null,
        IReadOnlyList<PayloadUpcast<TPayload>>? upcasts = null)
        : base(kind, version, typeof(TPayload), settings ?? new SyncJobSettings(), formerKinds ?? [])
    {
        ArgumentNullException.ThrowIfNull(jsonTypeInfo);
        _jsonTypeInfo = jsonTypeInfo;
        _conflictKey = conflictKey;
        _merge = merge;
        _upcasts = [.. (upcasts ?? []).OrderBy(upcast => upcast.Version)];
        ReadableVersions = [.. _upcasts.Select(upcast => upcast.Version), version];
        if (!ReadableVersions.Zip(ReadableVersions.Skip(1)).All(pair => pair.First < pair.Second))
            throw new ArgumentException($"The kind \"{kind}\" of version {version} is read from the versions {string.Join(", ", ReadableVersions.SkipLast(1))}.", nameof(upcasts));
    }

    /// <summary>The payload's JSON, ready for AOT.</summary>
    public JsonTypeInfo<TPayload> JsonTypeInfo => field ??= _jsonTypeInfo();

    /// <inheritdoc/>
    public override IReadOnlyList<int> ReadableVersions { get; }

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

    internal override (ReadOnlyMemory<byte> Payload, bool KeepsProgress) Merge(
        ReadOnlySpan<byte> queued, int queuedVersion, ReadOnlySpan<byte> incoming, int incomingVersion)
    {
        TPayload before;
        try
        {
            before = Decode(queued, queuedVersion);
        }
        catch (SyncException exception)
        {
            throw new PayloadDecodeException(exception);
        }

        var merged = _merge!.Merge(before, Decode(incoming, incomingVersion));
        return (SyncJson.Encode(merged, JsonTypeInfo, Kind), _merge.KeepsProgress(before, merged));
    }

    internal override void Check(ReadOnlySpan<byte> utf8Json, int version) => _ = Decode(utf8Json, version);

    /// <summary>Decodes a payload that was stored at a version.</summary>
    /// <exception cref="SyncException"><c>payload_invalid</c>: it does not decode, or its version cannot be read.</exception>
    internal TPayload Decode(ReadOnlySpan<byte> utf8Json, int version)
    {
        if (version == Version)
            return SyncJson.Decode(utf8Json, JsonTypeInfo, Kind);
        return Upcast(version) is { } upcast
            ? upcast.Decode(utf8Json, Kind)
            : throw new SyncException(SyncErrorCodes.PayloadInvalid, $"{Kind} v{version} cannot be read here: {typeof(TPayload)} has {ReadableText}.");
    }

    private PayloadUpcast<TPayload>? Upcast(int version) => Array.Find(_upcasts, upcast => upcast.Version == version);
}
