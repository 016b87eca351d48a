namespace MeshKit.Typed;

/// <summary>Tells a stored payload that does not decode from whatever a handler itself throws.</summary>
internal sealed class PayloadDecodeException(SyncException inner) : Exception(inner.Message, inner);
