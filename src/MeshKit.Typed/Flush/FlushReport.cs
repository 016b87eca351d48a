namespace MeshKit.Typed;

/// <summary>What a flush did.</summary>
public sealed record FlushReport
{
    /// <summary>The processed jobs as they stood afterwards: the first <see cref="FlushOptions.ReportLimit"/> of them.</summary>
    public required IReadOnlyList<SyncJobInfo> Jobs { get; init; }

    /// <summary>Whether more jobs were processed than <see cref="Jobs"/> lists.</summary>
    public bool Truncated => Processed > Jobs.Count;

    /// <summary>Why the flush ended.</summary>
    public FlushEnd End { get; init; }

    /// <summary>How many attempts were settled.</summary>
    public long Processed { get; init; }

    /// <summary>How many jobs succeeded.</summary>
    public long Succeeded { get; init; }

    /// <summary>How many jobs are pending again: to be retried, snoozed, or given back at the end of the budget.</summary>
    public long Retrying { get; init; }

    /// <summary>How many jobs ended without success: failed, cancelled, replaced or quarantined.</summary>
    public long Failed { get; init; }

    /// <summary>How many attempts lost their lease, so that their outcome was not recorded.</summary>
    public long LeasesLost { get; init; }

    /// <summary>Handlers that ignored their cancellation and still run. Their jobs are not run again here before they return.</summary>
    public IReadOnlyList<Guid> Stuck { get; init; } = [];

    /// <summary>When the next job that this flush could run is due, or null where there is none.</summary>
    public DateTimeOffset? NextDue { get; init; }
}
