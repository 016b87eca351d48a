namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>A store does not do what the rules say.</summary>
public sealed class DisagreementException(string message) : Exception(message);
