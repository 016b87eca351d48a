namespace MeshKit.Typed;

/// <summary>How many jobs of a kind are in a state.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Status">The state.</param>
/// <param name="Count">How many.</param>
public sealed record SyncJobCount(string Kind, SyncJobStatus Status, long Count);
