namespace MeshKit.Typed;

/// <summary>A string holds a surrogate without its other half. Derived so that it passes through the serializer unwrapped.</summary>
internal sealed class IllFormedTextException()
    : InvalidOperationException("a string is ill-formed UTF-16: it holds a surrogate without its other half");
