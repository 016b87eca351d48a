namespace MeshKit.Typed.Stores;

/// <summary>What a renewal found.</summary>
public enum LeaseState
{
    /// <summary>The lease was extended.</summary>
    Held,

    /// <summary>The lease was extended; the app asked the job to cancel.</summary>
    CancelRequested,

    /// <summary>The lease was extended; a successor waits, and the job is asked to stop.</summary>
    Superseded,

    /// <summary>The token is not current; nothing was written.</summary>
    Lost,
}
