[assembly: MeshKit.Typed.SyncManifestName("BenchmarkJobs")]

namespace MeshKit.Typed.Benchmarks;

/// <summary>About 200 bytes of JSON, with a key of 24 hex digits.</summary>
[SyncJob("upload-note", ConflictKey = "note:{Note}")]
public sealed record UploadNote(string Note, string Title, string Text, int Revision, bool IsPinned)
{
    public static UploadNote Example { get; } = new(
        "8f14e45fceea167a5a36dedd", "A note that was written offline", new string('x', 80), 7, true);
}
