using System.ComponentModel;

namespace MeshKit.Typed;

/// <summary>Takes what a payload's <see cref="ISyncMergeable{TSelf}"/> says; generated code calls this.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PayloadMerging
{
    /// <summary>The merge of a payload that has one.</summary>
    /// <typeparam name="TPayload">The payload's type.</typeparam>
    public static PayloadMerge<TPayload> Of<TPayload>()
        where TPayload : ISyncMergeable<TPayload> => new(TPayload.Merge, TPayload.KeepsProgress);
}
