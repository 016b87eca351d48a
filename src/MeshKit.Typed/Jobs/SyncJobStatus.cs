namespace MeshKit.Typed;

/// <summary>The public state of a job. A job is active while it is <see cref="Pending"/> or <see cref="Running"/>.</summary>
public enum SyncJobStatus
{
    /// <summary>Stored and waiting: for a flush, for its time, for the network, or behind its key.</summary>
    Pending,

    /// <summary>Claimed by a flush that holds its lease.</summary>
    Running,

    /// <summary>Its handler said done.</summary>
    Succeeded,

    /// <summary>Its handler said fail, or its attempts are used up.</summary>
    Failed,

    /// <summary>Cancelled by the app, or expired before it could run.</summary>
    Cancelled,

    /// <summary>A newer job of the same conflict key took its place.</summary>
    Replaced,

    /// <summary>Set aside with its bytes intact: it could not be decoded, or it took its process down too often.</summary>
    Quarantined,
}
