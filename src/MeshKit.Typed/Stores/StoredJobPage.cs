namespace MeshKit.Typed.Stores;

/// <summary>A page of jobs.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Next">The cursor of the next page, or null where this is the last.</param>
public sealed record StoredJobPage(IReadOnlyList<StoredJob> Jobs, long? Next);
