namespace MeshKit.Typed.Stores;

/// <summary>A job that a claim gave to its caller.</summary>
/// <param name="Lease">The fence of all that the caller writes about it.</param>
/// <param name="Job">The job as it stands after the claim: running, with this attempt counted.</param>
/// <param name="Steps">The steps that earlier attempts recorded.</param>
public sealed record ClaimedJob(JobToken Lease, StoredJob Job, IReadOnlyList<StoredStep> Steps);
