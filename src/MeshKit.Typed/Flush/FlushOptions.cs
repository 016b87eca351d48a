namespace MeshKit.Typed;

/// <summary>How one flush runs.</summary>
public sealed record FlushOptions
{
    /// <summary>What the flush can run. Kinds and versions without a handler here are not claimed.</summary>
    public required SyncHandlers Handlers { get; init; }

    /// <summary>What network there is; null gates nothing.</summary>
    public NetworkState? Network { get; init; }

    /// <summary>
    /// How long the flush may take in all, or null for no limit. <see cref="Grace"/> before its end the flush stops claiming and asks
    /// running handlers to stop.
    /// </summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>How long running handlers may take to checkpoint and return once they are asked to stop. 3 seconds by default.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>At most how many jobs to run, or null for no limit.</summary>
    public int? MaxJobs { get; init; }

    /// <summary>After how many payload bytes to claim no more, or null for no limit. The job that reaches the limit still runs.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>How many handlers may run at once. 1 by default. Jobs of one conflict key never run at once.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>How many jobs <see cref="FlushReport.Jobs"/> lists. 1,000 by default.</summary>
    public int ReportLimit { get; init; } = 1000;

    /// <summary>Called for each job once its outcome is stored, one at a time.</summary>
    public Action<SyncJobInfo>? OnSettled { get; init; }

    /// <summary>The predicates of named conditions. A condition that is missing here does not hold.</summary>
    public IReadOnlyDictionary<string, Func<bool>>? Conditions { get; init; }
}
