namespace MeshKit.Typed.Stores;

/// <summary>What an edit did.</summary>
public enum EditStatus
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>The running job is asked.</summary>
    Requested,

    /// <summary>There is no such job.</summary>
    NotFound,

    /// <summary>The job's state does not allow it; nothing changed.</summary>
    WrongState,

    /// <summary>Another active job has its key; nothing changed.</summary>
    KeyTaken,
}
