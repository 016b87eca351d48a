namespace MeshKit.Typed.Stores;

/// <summary>A durable step of a job.</summary>
/// <param name="Name">The step's name, unique within the job.</param>
/// <param name="Result">Its result, or null where only its start is recorded.</param>
public sealed record StoredStep(string Name, ReadOnlyMemory<byte>? Result);
