using MeshKit.Typed;

namespace DraftSync;

/// <summary>
/// One draft to upload, as it was when it was queued. It names the file and its content and does not carry it: payloads stay small, and
/// an upload of content that is gone is noticed. An edit made before the upload replaces the job.
/// </summary>
/// <param name="DraftId">The file's path in the folder, with forward slashes.</param>
/// <param name="Content">What was in it.</param>
[SyncJob(
    "upload-draft",
    Version = 3,
    ConflictKey = "draft:{DraftId}",
    OnConflict = ConflictPolicy.Replace,
    MaxAttempts = 100, // a phone can lose its network many times a day
    RetryDelay = "00:00:00.2",
    MaxRetryDelay = "00:00:02",
    Checkpoint = typeof(UploadProgress),
    Result = typeof(UploadReceipt))]
public sealed record UploadDraft(string DraftId, DraftContent Content) : ISyncUpcast<UploadDraftV2, UploadDraft>
{
    /// <summary>Version 3 puts into one value what tells content from content.</summary>
    public static UploadDraft Upcast(UploadDraftV2 older) => new(older.DraftId, new DraftContent(older.Length, older.Digest));
}
