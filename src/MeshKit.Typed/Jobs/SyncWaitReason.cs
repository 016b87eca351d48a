namespace MeshKit.Typed;

/// <summary>What keeps a job from running.</summary>
public enum SyncWaitReason
{
    /// <summary>Nothing: the next flush with these options takes it.</summary>
    Ready,

    /// <summary>Its delay or its backoff has not passed.</summary>
    NotDue,

    /// <summary>It needs a network that the flush does not have.</summary>
    Network,

    /// <summary>A named condition of the job does not hold in the flush.</summary>
    Condition,

    /// <summary>An earlier job of the same conflict key has to end first.</summary>
    BehindKey,

    /// <summary>It is running, under a lease.</summary>
    Leased,

    /// <summary>The flush has no handler for its kind.</summary>
    NoHandler,

    /// <summary>Its payload was written by a newer version of the app.</summary>
    NewerVersion,

    /// <summary>Its payload was written by an older version of the app, from which this one has no upcast.</summary>
    OlderVersion,

    /// <summary>It was set aside; repair or retry it.</summary>
    Quarantined,

    /// <summary>It has ended.</summary>
    Finished,

    /// <summary>No flush has run on this mesh yet, and none was given to compare with.</summary>
    NeverFlushed,
}
