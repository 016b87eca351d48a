using MeshKit.Typed;

namespace DraftSync;

/// <summary>The payload as the first release stored it. Queues of that time are still read.</summary>
/// <param name="DraftId">The file's path in the folder, with forward slashes.</param>
/// <param name="Length">The file's length in bytes.</param>
/// <param name="Sha256">The content's SHA-256, in lower-case hexadecimal.</param>
[FormerVersion(1)]
public sealed record UploadDraftV1(string DraftId, long Length, string Sha256);
