namespace MeshKit.Typed.Stores;

/// <summary>The store's answer to one new job.</summary>
/// <param name="JobId">The new job, or the one that it was deduplicated with.</param>
/// <param name="Status">What was done.</param>
/// <param name="JobStatus">The status of <paramref name="JobId"/>.</param>
/// <param name="PreviousJobId">The job whose place was taken, or null.</param>
public sealed record EnqueueResult(Guid JobId, EnqueueStatus Status, SyncJobStatus JobStatus, Guid? PreviousJobId = null);
