namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>Where a job stands in the lane of its key. A job without a key is the head of a lane of its own.</summary>
public enum Place
{
    /// <summary>It has ended and left.</summary>
    None,

    /// <summary>It is the one job of its key that may be ready or running, or it has failed and holds the lane.</summary>
    Head,

    /// <summary>It waits behind the head.</summary>
    Waits,
}
