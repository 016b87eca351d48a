namespace DraftSync;

/// <summary>Where an upload stands, for the screen.</summary>
public enum UploadState
{
    Queued,
    Uploading,
    Waiting,
    Stored,
    Failed,
}
