namespace DraftSync;

/// <summary>What an upload ended with; stored with the job.</summary>
/// <param name="Bytes">The length of the stored draft.</param>
/// <param name="WasStoredBefore">Whether an earlier attempt had stored it already, and only its answer was lost.</param>
public sealed record UploadReceipt(long Bytes, bool WasStoredBefore);
