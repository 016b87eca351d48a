namespace MeshKit.Typed.Stores;

/// <summary>How many jobs of a kind are in a state.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Status">The state.</param>
/// <param name="Count">How many.</param>
public sealed record StoreCount(string Kind, SyncJobStatus Status, long Count);
