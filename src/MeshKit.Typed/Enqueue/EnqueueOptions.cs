using System.Data.Common;

namespace MeshKit.Typed;

/// <summary>What differs for one enqueued job from what its kind declares.</summary>
public sealed record EnqueueOptions
{
    /// <summary>
    /// The job's id, where the app chooses it (a UUIDv7 keeps the store's index compact). Enqueueing the same id twice adds one job:
    /// the second receipt is <see cref="EnqueueStatus.Deduplicated"/>.
    /// </summary>
    public Guid? JobId { get; init; }

    /// <summary>A conflict key in place of the declared one.</summary>
    public string? ConflictKey { get; init; }

    /// <summary>A conflict policy in place of the declared one.</summary>
    public ConflictPolicy? ConflictPolicy { get; init; }

    /// <summary>How long the job waits before it is due. Not together with <see cref="RunAt"/>.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>When the job is due. Not together with <see cref="Delay"/>.</summary>
    public DateTimeOffset? RunAt { get; init; }

    /// <summary>After what time the job is no longer worth running: it then ends as cancelled, without an attempt. A manual retry lifts it.</summary>
    public TimeSpan? ExpireAfter { get; init; }

    /// <summary>-2 to 2, higher first; 0 by default. It acts between conflict keys, never within one.</summary>
    public int Priority { get; init; }

    /// <summary>A transaction of the app's own on the same database, in which the job is written: both are committed or neither.</summary>
    public DbTransaction? Transaction { get; init; }

    /// <summary>One line for a log; never the key.</summary>
    public override string ToString() => $"{nameof(EnqueueOptions)} {JobId}";
}
