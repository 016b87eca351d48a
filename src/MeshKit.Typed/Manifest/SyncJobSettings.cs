namespace MeshKit.Typed;

/// <summary>How jobs of a kind behave: what <see cref="SyncJobAttribute"/> declares, parsed.</summary>
public sealed record SyncJobSettings
{
    /// <summary>What happens when an active job has the same key.</summary>
    public ConflictPolicy OnConflict { get; init; }

    /// <summary>What happens when that active job is running.</summary>
    public WhenRunning WhenRunning { get; init; }

    /// <summary>Whether a failed append job keeps the later ones of its key waiting.</summary>
    public bool HoldKeyOnFailure { get; init; }

    /// <summary>Why the kind needs no conflict key, where it has none.</summary>
    public string? AllowDuplicates { get; init; }

    /// <summary>What network the kind needs.</summary>
    public NetworkNeed Network { get; init; }

    /// <summary>Named conditions that must hold.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>How often a job may be attempted.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>How long an attempt may take, or null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The base of the exponential backoff.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The cap of the exponential backoff.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Exception types after which no retry can succeed.</summary>
    public IReadOnlyList<Type> PermanentExceptions { get; init; } = [];

    /// <summary>
    /// The first member of the payload, the result or the checkpoint that is marked by <see cref="ProtectedAttribute"/>, as <c>Card.Number</c>; null
    /// for none. A mesh whose manifest has such a kind is not opened without a protector.
    /// </summary>
    public string? ProtectedMember { get; init; }

    internal static SyncJobSettings Default { get; } = new();

    /// <summary>The conditions in the form of a gate: sorted, so that two spellings of one set are one gate.</summary>
    internal string ConditionsText => field ??= string.Join(',', Conditions.Order(StringComparer.Ordinal));
}
