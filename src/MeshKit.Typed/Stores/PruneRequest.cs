namespace MeshKit.Typed.Stores;

/// <summary>Which ended jobs to delete.</summary>
public sealed record PruneRequest
{
    /// <summary>Only jobs that ended at least this long ago.</summary>
    public required TimeSpan OlderThan { get; init; }

    /// <summary>Only these ended statuses; empty for all of them.</summary>
    public IReadOnlyCollection<SyncJobStatus> Statuses { get; init; } = [];

    /// <summary>At most how many, at least 1.</summary>
    public required int Limit { get; init; }
}
