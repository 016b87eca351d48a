namespace MeshKit.Typed;

/// <summary>Why an attempt is asked to stop.</summary>
public enum StopReason
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>The app cancelled the job.</summary>
    CancelRequested,

    /// <summary>A newer job of the same conflict key waits to take its place.</summary>
    Superseded,

    /// <summary>The flush's budget ends.</summary>
    BudgetEnded,

    /// <summary>The attempt took longer than the job's timeout.</summary>
    Timeout,

    /// <summary>The flush was cancelled, or the mesh is being disposed.</summary>
    Shutdown,

    /// <summary>The lease is gone: whatever the attempt still does cannot be recorded.</summary>
    LeaseLost,
}
