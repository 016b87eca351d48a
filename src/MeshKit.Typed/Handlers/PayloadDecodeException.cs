namespace MeshKit.Typed;

/// <summary>Tells a stored value that does not open, is too large, or does not decode from whatever a handler itself throws.</summary>
internal sealed class PayloadDecodeException(SyncException inner) : Exception(inner.Message, inner)
{
    public string Code => ((SyncException)InnerException!).Code;
}
