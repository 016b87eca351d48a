using MeshKit.Typed;

namespace DraftSync;

/// <summary>
/// One draft to upload, as it was when it was queued. It names the file and its content and does not carry it: payloads stay small, and
/// an upload of content that is gone is noticed. An edit made before the upload replaces the job.
/// </summary>
/// <param name="DraftId">The file's path in the folder, with forward slashes.</param>
/// <param name="Length">The file's length in bytes.</param>
/// <param name="Sha256">The content's SHA-256, in lower-case hexadecimal.</param>
[SyncJob(
    "upload-draft",
    ConflictKey = "draft:{DraftId}",
    OnConflict = ConflictPolicy.Replace,
    MaxAttempts = 100, // a phone can lose its network many times a day
    RetryDelay = "00:00:00.2",
    MaxRetryDelay = "00:00:02",
    Checkpoint = typeof(UploadProgress),
    Result = typeof(UploadReceipt))]
public sealed record UploadDraft(string DraftId, long Length, string Sha256);
