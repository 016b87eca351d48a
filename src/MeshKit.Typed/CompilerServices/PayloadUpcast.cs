using System.ComponentModel;

namespace MeshKit.Typed;

/// <summary>How a payload is read from one of its older versions; made by <see cref="PayloadUpcasting"/>.</summary>
/// <typeparam name="TPayload">The payload's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PayloadUpcast<TPayload>
{
    private protected PayloadUpcast(int version)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        Version = version;
    }

    internal int Version { get; }

    /// <summary>Decodes the older shape, and makes the payload of it.</summary>
    /// <exception cref="SyncException"><c>payload_invalid</c>: the bytes do not decode, or the upcast threw or gave null.</exception>
    internal abstract TPayload Decode(ReadOnlySpan<byte> utf8Json, string kind);
}
