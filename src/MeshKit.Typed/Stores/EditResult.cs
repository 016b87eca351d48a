namespace MeshKit.Typed.Stores;

/// <summary>The answer to an edit.</summary>
/// <param name="Status">What was done.</param>
/// <param name="JobStatus">The job's status now; meaningless with <see cref="EditStatus.NotFound"/>.</param>
/// <param name="HeldBy">With <see cref="EditStatus.KeyTaken"/>, the active job that a dedupe would name.</param>
public sealed record EditResult(EditStatus Status, SyncJobStatus JobStatus = default, Guid? HeldBy = null);
