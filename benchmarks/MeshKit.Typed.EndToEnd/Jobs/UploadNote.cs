[assembly: MeshKit.Typed.SyncManifestName("EndToEndJobs")]

namespace MeshKit.Typed.EndToEnd;

/// <summary>The job of all measurements: about 200 bytes of JSON, with a key of 24 hex digits.</summary>
[SyncJob("upload-note", ConflictKey = "{Note}")]
public sealed record UploadNote(string Note, string Title, string Text, int Revision, bool IsPinned);
