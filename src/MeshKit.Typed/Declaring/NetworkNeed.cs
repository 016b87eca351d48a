namespace MeshKit.Typed;

/// <summary>What network a job needs.</summary>
public enum NetworkNeed
{
    /// <summary>Any connection.</summary>
    Online,

    /// <summary>A connection that is not metered.</summary>
    Unmetered,

    /// <summary>None: the job also runs offline.</summary>
    NotNeeded,
}
