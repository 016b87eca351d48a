using MeshKit.Typed;

namespace Private;

[SyncJob("send-mail", ConflictKey = "send-mail:{Id}")]
public sealed record SendMail(string Id, IReadOnlyList<Line> Lines);

public sealed record Line(string Text, int? Number);
