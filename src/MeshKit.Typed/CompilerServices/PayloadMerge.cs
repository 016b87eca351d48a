using System.ComponentModel;

namespace MeshKit.Typed;

/// <summary>How two payloads become one, as a type that is not known to implement <see cref="ISyncMergeable{TSelf}"/> can hold it.</summary>
/// <typeparam name="TPayload">The payload's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PayloadMerge<TPayload>
{
    internal PayloadMerge(Func<TPayload, TPayload, TPayload> merge, Func<TPayload, TPayload, bool> keepsProgress)
    {
        Merge = merge;
        KeepsProgress = keepsProgress;
    }

    internal Func<TPayload, TPayload, TPayload> Merge { get; }

    internal Func<TPayload, TPayload, bool> KeepsProgress { get; }
}
