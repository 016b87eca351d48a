namespace MeshKit.Typed.Stores;

/// <summary>A job to add. The engine has checked its key, payload and settings.</summary>
public sealed record NewJob
{
    /// <summary>The id, chosen by the client.</summary>
    public required Guid Id { get; init; }

    /// <summary>Kind, version, network, priority and conditions.</summary>
    public required JobGate Gate { get; init; }

    /// <summary>The kinds that jobs of this one were stored under before: dedupe and merge take them for the same kind.</summary>
    public IReadOnlyCollection<string> FormerKinds { get; init; } = [];

    /// <summary>The payload.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The form of the payload: 0 is plain UTF-8 JSON; others belong to a protector.</summary>
    public int PayloadFormat { get; init; }

    /// <summary>The conflict key, at most 512 UTF-8 bytes, or null. Compared ordinally.</summary>
    public string? Key { get; init; }

    /// <summary>What to do about an active job of the same key.</summary>
    public ConflictPolicy Policy { get; init; }

    /// <summary>How the policy treats a running one.</summary>
    public WhenRunning WhenRunning { get; init; }

    /// <summary>With <see cref="ConflictPolicy.Merge"/>, the queued job that is part of <see cref="Payload"/> already; null where there is none.</summary>
    public MergeBase? MergeBase { get; init; }

    /// <summary>Whether this job keeps its lane when it fails. Without a key, or with another policy than append, it has no effect.</summary>
    public bool HoldKeyOnFailure { get; init; }

    /// <summary>When the job is due; null for now plus <see cref="Delay"/> by the store's clock.</summary>
    public DateTimeOffset? RunAt { get; init; }

    /// <summary>How long after now the job is due. Clamped to the end of time, at which the job is never due.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How long after now the job stops being worth running, or null. Clamped to the end of time: the job then never expires.</summary>
    public TimeSpan? ExpireAfter { get; init; }

    /// <summary>The limit of attempts.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>The W3C <c>traceparent</c> of the enqueue, or null.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Whether a stored job's kind is this one's, or one of the former ones.</summary>
    public bool IsOfKind(string kind) => kind == Gate.Kind || (FormerKinds.Count > 0 && FormerKinds.Contains(kind));

    /// <summary>One line for a log: kind, id and size, never the payload or the key.</summary>
    public override string ToString() => $"{Gate?.Kind} {Id} ({Payload.Length} bytes)";
}
