using System.Collections.Immutable;

namespace DraftSync;

/// <summary>One upload, for the screen.</summary>
public sealed record UploadRow(string DraftId, long Length)
{
    /// <summary>How many bytes the server has acknowledged.</summary>
    public long Offset { get; init; }

    public UploadState State { get; init; }

    public int Tries { get; init; }

    /// <summary>What happened, in order: "503, retry after 1 s", "resumed at 8 KiB", "stored".</summary>
    public ImmutableList<string> Notes { get; init; } = [];

    public bool HasEnded => State is UploadState.Stored or UploadState.Failed;
}
