namespace MeshKit.Typed;

/// <summary>An untyped job to enqueue: for tools, for other languages, and for mixed batches.</summary>
public sealed record EnqueueRequest
{
    /// <summary>The kind. Where the manifest declares it, its settings apply, and the payload must decode as its type.</summary>
    public required string Kind { get; init; }

    /// <summary>The payload: one UTF-8 JSON value.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The version of the payload's shape; null for the one that the manifest declares, or 1.</summary>
    public int? Version { get; init; }

    /// <summary>The conflict key, or null for none.</summary>
    public string? ConflictKey { get; init; }

    /// <summary>The conflict policy; null for what the kind declares, or <see cref="Typed.ConflictPolicy.Dedupe"/>.</summary>
    public ConflictPolicy? ConflictPolicy { get; init; }

    /// <summary>Everything else that can be said of a job.</summary>
    public EnqueueOptions? Options { get; init; }

    /// <summary>The type that encoded the payload, and the bytes that it gave: they need no second check.</summary>
    internal (SyncJobType Type, ReadOnlyMemory<byte> Payload)? Encoded { get; init; }

    /// <summary>Whether the payload is still what the type encoded; a copy made by <c>with</c> may hold another.</summary>
    internal bool IsEncodedBy(SyncJobType type) =>
        Encoded is { } encoded && encoded.Type == type && encoded.Payload.Equals(Payload) && (Version ?? type.Version) == type.Version;

    /// <summary>One line for a log: the kind and the size, never the payload or the key.</summary>
    public override string ToString() => $"{Kind} ({Payload.Length} bytes)";
}
