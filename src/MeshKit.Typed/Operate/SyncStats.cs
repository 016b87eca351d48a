namespace MeshKit.Typed;

/// <summary>How many jobs there are, by kind and status, as they stood at one moment.</summary>
public sealed record SyncStats
{
    /// <summary>A count for each kind and status that has jobs.</summary>
    public required IReadOnlyList<SyncJobCount> Counts { get; init; }

    /// <summary>How many jobs are pending or running.</summary>
    public long Active => Of(SyncJobStatus.Pending) + Of(SyncJobStatus.Running);

    /// <summary>How many jobs are in a state, over all kinds or of one.</summary>
    /// <param name="status">The state.</param>
    /// <param name="kind">The kind, or null for all.</param>
    public long Of(SyncJobStatus status, string? kind = null) =>
        Counts.Where(count => count.Status == status && (kind is null || count.Kind == kind)).Sum(count => count.Count);
}
