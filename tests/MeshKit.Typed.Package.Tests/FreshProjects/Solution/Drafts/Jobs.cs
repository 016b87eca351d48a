using MeshKit.Typed;

namespace Drafts;

[SyncJob("upload-draft", ConflictKey = "upload-draft:{Id}")]
public sealed record UploadDraft(string Id, IReadOnlyList<Line> Lines);

public sealed record Line(string Text, int? Number);
