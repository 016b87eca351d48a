namespace MeshKit.Typed.Stores;

/// <summary>What a store takes from the mesh that opens it.</summary>
public sealed record StoreContext
{
    /// <summary>The clock. A store on a server uses the server's clock for leases and due times instead.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
