namespace MeshKit.Typed;

/// <summary>What an enqueue did.</summary>
public enum EnqueueStatus
{
    /// <summary>The job was added.</summary>
    Added,

    /// <summary>An active job of the same key, or a job of the same id, was there; nothing was added.</summary>
    Deduplicated,

    /// <summary>The job was added and takes the place of an active one of the same key.</summary>
    Replaced,

    /// <summary>The job was added with what was queued under its key merged into it, and takes the place of that job.</summary>
    Merged,
}
