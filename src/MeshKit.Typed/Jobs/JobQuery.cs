namespace MeshKit.Typed;

/// <summary>Which jobs to list. All conditions that are set must hold; with none set, all jobs are listed.</summary>
public sealed record JobQuery
{
    /// <summary>Only jobs of this kind.</summary>
    public string? Kind { get; init; }

    /// <summary>Only jobs in one of these states; null or empty for any.</summary>
    public IReadOnlyCollection<SyncJobStatus>? Statuses { get; init; }

    /// <summary>Only jobs of this conflict key, active or ended, compared ordinally.</summary>
    public string? ConflictKey { get; init; }

    /// <summary>Only jobs enqueued at this time or later.</summary>
    public DateTimeOffset? EnqueuedFrom { get; init; }

    /// <summary>Only jobs enqueued before this time.</summary>
    public DateTimeOffset? EnqueuedBefore { get; init; }

    /// <summary>Whether the newest come first. Oldest first by default.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>How many jobs a page holds, 1 to 1,000. 100 by default.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Where to go on: <see cref="JobPage.Next"/> of the page before, with the same query. Null for the first page.</summary>
    public string? After { get; init; }

    /// <summary>One line for a log; never the key.</summary>
    public override string ToString() => $"{nameof(JobQuery)} {Kind} (after {After ?? "none"})";
}
