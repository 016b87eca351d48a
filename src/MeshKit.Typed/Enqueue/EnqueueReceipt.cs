namespace MeshKit.Typed;

/// <summary>What became of an enqueue. Where it is not <see cref="IsProvisional"/>, the named job is durable.</summary>
public sealed record EnqueueReceipt
{
    /// <summary>The job: the new one, or with <see cref="EnqueueStatus.Deduplicated"/> the one that was there.</summary>
    public required Guid JobId { get; init; }

    /// <summary>What was done.</summary>
    public required EnqueueStatus Status { get; init; }

    /// <summary>The status of <see cref="JobId"/> when the store decided.</summary>
    public required SyncJobStatus JobStatus { get; init; }

    /// <summary>With <see cref="EnqueueStatus.Replaced"/>, the job whose place was taken.</summary>
    public Guid? PreviousJobId { get; init; }

    /// <summary>Whether the job was written in a transaction of the app's own, which has yet to commit.</summary>
    public bool IsProvisional { get; init; }
}
