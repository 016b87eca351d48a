using MeshKit.Typed;

namespace DraftSync;

/// <summary>The payload as the second release stored it: the digest says its algorithm, so that there can be another one.</summary>
/// <param name="DraftId">The file's path in the folder, with forward slashes.</param>
/// <param name="Length">The file's length in bytes.</param>
/// <param name="Digest">The content's digest behind the name of the algorithm.</param>
[FormerVersion(2)]
public sealed record UploadDraftV2(string DraftId, long Length, string Digest) : ISyncUpcast<UploadDraftV1, UploadDraftV2>
{
    public static UploadDraftV2 Upcast(UploadDraftV1 older) => new(older.DraftId, older.Length, DraftContent.Sha256(older.Sha256));
}
