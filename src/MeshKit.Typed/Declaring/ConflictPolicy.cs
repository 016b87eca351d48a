namespace MeshKit.Typed;

/// <summary>What an arriving job does when an active job has its conflict key. The arriving job's policy decides.</summary>
public enum ConflictPolicy
{
    /// <summary>Reuse the active job: nothing is added, and the receipt names it.</summary>
    Dedupe,

    /// <summary>Refuse the new job with <c>sync_conflict</c>.</summary>
    Fail,

    /// <summary>Take the place of the active job: a pending one is replaced at once, a running one is succeeded by this.</summary>
    Replace,

    /// <summary>
    /// Join the pending job of the key: the two payloads become one, as <see cref="ISyncMergeable{TSelf}"/> says, and the new job takes its
    /// place. A running job is not touched: the new one waits behind it, and what comes meanwhile is merged with that.
    /// </summary>
    Merge,

    /// <summary>Queue behind the active jobs of the key; nothing is dropped and nothing is replaced.</summary>
    Append,
}
