namespace MeshKit.Typed;

/// <summary>A payload that says how two queued jobs of one conflict key become one, for <see cref="ConflictPolicy.Merge"/>.</summary>
/// <typeparam name="TSelf">The payload's own type.</typeparam>
public interface ISyncMergeable<TSelf>
    where TSelf : ISyncMergeable<TSelf>
{
    /// <summary>
    /// Merges what arrives into what is queued. Called outside the store, and again where the queued job changed meanwhile: it must have no
    /// effects, and give the same for the same.
    /// </summary>
    /// <param name="queued">The payload of the job that is pending.</param>
    /// <param name="incoming">The payload that is being enqueued.</param>
    /// <returns>The payload of the one job that takes the place of both.</returns>
    static abstract TSelf Merge(TSelf queued, TSelf incoming);

    /// <summary>
    /// Whether the checkpoint and the durable steps of the queued job are still true of the merged one. False unless the payload says
    /// otherwise: an upload's offset into old content would corrupt the new.
    /// </summary>
    /// <param name="queued">The payload of the job that is pending.</param>
    /// <param name="merged">What <see cref="Merge"/> gave.</param>
    static virtual bool KeepsProgress(TSelf queued, TSelf merged) => false;
}
