namespace MeshKit.Typed.JsonCorpus;

/// <summary>A type that only our generator handles.</summary>
/// <param name="Name">The category and the name.</param>
/// <param name="Type">The payload.</param>
/// <param name="Reason">What the platform's generator makes of it.</param>
public sealed record CorpusDeviation(string Name, Type Type, string Reason);
