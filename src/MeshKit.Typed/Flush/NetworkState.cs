namespace MeshKit.Typed;

/// <summary>What network there is.</summary>
public enum NetworkState
{
    /// <summary>None.</summary>
    Offline,

    /// <summary>A connection that may be metered.</summary>
    Online,

    /// <summary>A connection that is not metered.</summary>
    OnlineUnmetered,
}
