namespace DraftSync;

/// <summary>How far an upload has come: what the next attempt starts from.</summary>
/// <param name="Offset">How many bytes the server has acknowledged.</param>
public sealed record UploadProgress(long Offset);
