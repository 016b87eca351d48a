namespace MeshKit.Typed.Stores;

/// <summary>The queued job that was merged into a new one: the swap is made only while it is still what it was.</summary>
/// <param name="JobId">The queued job.</param>
/// <param name="Revision">Its <see cref="StoredJob.Revision"/> when its payload was read.</param>
/// <param name="KeepsProgress">Whether the new job starts with its checkpoint and its steps.</param>
public sealed record MergeBase(Guid JobId, int Revision, bool KeepsProgress)
{
    /// <summary>What the queued job's progress is bound to, where a protector stands between.</summary>
    internal Guid? Lineage { get; init; }
}
