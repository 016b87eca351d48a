namespace MeshKit.Typed.Stores;

/// <summary>What a worker holds of a job: the fence of every write that it makes.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Token">The value that its claim gave it; each claim of the job has a higher one.</param>
/// <param name="Locator">Where the store keeps the job, for its own use; never trusted without the other two.</param>
public readonly record struct JobToken(Guid JobId, long Token, long Locator);
