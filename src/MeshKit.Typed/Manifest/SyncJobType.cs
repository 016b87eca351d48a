using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>What the compiler knows of a job: its kind, version, settings and payload type. Made by the generator.</summary>
public abstract class SyncJobType
{
    private protected SyncJobType(string kind, int version, Type payloadType, SyncJobSettings settings, IReadOnlyList<string> formerKinds)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        Kind = kind;
        Version = version;
        PayloadType = payloadType;
        Settings = settings;
        FormerKinds = [.. formerKinds];
        Kinds = [kind, .. FormerKinds];
    }

    /// <summary>The stable name under which jobs are stored.</summary>
    public string Kind { get; }

    /// <summary>The kinds that its jobs were stored under before (<see cref="FormerKindAttribute"/>).</summary>
    public IReadOnlyList<string> FormerKinds { get; }

    /// <summary>The version of the payload's shape that this binary writes.</summary>
    public int Version { get; }

    /// <summary>The versions that this binary reads, the oldest first: those that it can upcast, and its own.</summary>
    public abstract IReadOnlyList<int> ReadableVersions { get; }

    /// <summary>The payload's type.</summary>
    public Type PayloadType { get; }

    /// <summary>How jobs of this kind behave.</summary>
    public SyncJobSettings Settings { get; }

    /// <summary>Whether two payloads of the kind can become one (<see cref="ISyncMergeable{TSelf}"/>).</summary>
    public abstract bool IsMergeable { get; }

    /// <summary>The kind and its former ones.</summary>
    internal IReadOnlyList<string> Kinds { get; }

    /// <summary>Merges an incoming payload into a queued one; each is read at its version, and the result has this binary's.</summary>
    /// <returns>The merged payload, and whether the queued job's progress holds for it.</returns>
    /// <exception cref="PayloadDecodeException">The queued payload does not decode.</exception>
    /// <exception cref="SyncException"><c>payload_invalid</c>: the incoming one does not decode, or what the merge gave cannot be stored.</exception>
    internal abstract (ReadOnlyMemory<byte> Payload, bool KeepsProgress) Merge(
        ReadOnlySpan<byte> queued, int queuedVersion, ReadOnlySpan<byte> incoming, int incomingVersion);

    /// <summary>The gate of jobs of this kind that are enqueued without a priority.</summary>
    internal JobGate Gate => field ??= new JobGate(Kind, Version, Settings.Network, 0, Settings.ConditionsText);

    /// <summary>Checks that bytes decode as the payload at a version.</summary>
    /// <exception cref="SyncException"><c>payload_invalid</c>.</exception>
    internal abstract void Check(ReadOnlySpan<byte> utf8Json, int version);

    /// <summary>Whether payloads of a version can be read.</summary>
    internal bool Reads(int version) => ReadableVersions.Contains(version);

    /// <summary>The versions that can be read, for a message: "version 3", "the versions 1, 2, 3".</summary>
    internal string ReadableText =>
        ReadableVersions.Count == 1 ? $"version {Version}" : $"the versions {string.Join(", ", ReadableVersions)}";

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} v{Version} ({PayloadType})";
}
