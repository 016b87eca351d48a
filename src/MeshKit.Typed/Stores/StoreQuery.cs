namespace MeshKit.Typed.Stores;

/// <summary>Which jobs to read; all conditions that are set must hold.</summary>
public sealed record StoreQuery
{
    /// <summary>Only these kinds; empty for any.</summary>
    public IReadOnlyCollection<string> Kinds { get; init; } = [];

    /// <summary>Only these statuses; empty for any.</summary>
    public IReadOnlyCollection<SyncJobStatus> Statuses { get; init; } = [];

    /// <summary>Only this key, active or ended.</summary>
    public string? Key { get; init; }

    /// <summary>Only jobs enqueued then or later.</summary>
    public DateTimeOffset? EnqueuedFrom { get; init; }

    /// <summary>Only jobs enqueued before then.</summary>
    public DateTimeOffset? EnqueuedBefore { get; init; }

    /// <summary>Newest first.</summary>
    public bool Descending { get; init; }

    /// <summary>Only jobs beyond this cursor, in the query's order; null for the first page. It stays valid when jobs are deleted.</summary>
    public long? After { get; init; }

    /// <summary>At most how many jobs.</summary>
    public required int Limit { get; init; }

    /// <summary>One line for a log; never the key.</summary>
    public override string ToString() => $"{nameof(StoreQuery)} {string.Join(',', Kinds)} (after {After}, limit {Limit})";
}
