namespace MeshKit.Typed;

/// <summary>Which ended jobs to delete. Active jobs are never deleted, nor is a failed one that holds its key.</summary>
public sealed record PruneOptions
{
    /// <summary>Only jobs that ended at least this long ago. 7 days by default.</summary>
    public TimeSpan OlderThan { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Only jobs that ended in one of these states; null or empty for any.</summary>
    public IReadOnlyCollection<SyncJobStatus>? Statuses { get; init; }

    /// <summary>At most how many jobs, those first that ended first; null for no limit.</summary>
    public int? MaxJobs { get; init; }
}
