namespace MeshKit.Typed;

/// <summary>What a cancellation did.</summary>
public enum CancelResult
{
    /// <summary>The job was pending and is cancelled.</summary>
    Cancelled,

    /// <summary>The job is running and is asked to stop; it ends as cancelled unless its handler says done.</summary>
    Requested,

    /// <summary>The job had ended before; nothing changed.</summary>
    AlreadyEnded,
}
