namespace MeshKit.Typed.Stores;

/// <summary>
/// A job with <see cref="ConflictPolicy.Merge"/> met a queued one that is not its <see cref="NewJob.MergeBase"/>: nothing of the call was
/// stored. Merge the payloads and call again.
/// </summary>
/// <param name="jobId">The new job.</param>
/// <param name="queued">The job to merge it with.</param>
public sealed class MergeNeededException(Guid jobId, StoredJob queued)
    : Exception($"The job {jobId} is to be merged with the queued job {queued.Id} before it can be stored.")
{
    /// <summary>The new job.</summary>
    public Guid JobId => jobId;

    /// <summary>The pending job to merge it with.</summary>
    public StoredJob Queued => queued;
}
