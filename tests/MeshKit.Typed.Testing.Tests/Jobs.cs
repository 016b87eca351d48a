[assembly: MeshKit.Typed.SyncManifestName("TestJobs")]

namespace MeshKit.Typed.Testing.Tests;

[SyncJob("upload-draft", ConflictKey = "draft:{DraftId}", OnConflict = ConflictPolicy.Replace, MaxAttempts = 4, Checkpoint = typeof(Offset))]
public sealed record UploadDraft(string DraftId, string Title);

public sealed record Offset(int Parts);

[SyncJob("place-order", ConflictKey = "order:{OrderId}", PermanentExceptions = [typeof(SoldOutException)])]
public sealed record PlaceOrder(int OrderId);

[SyncJob("backup", AllowDuplicates = "each press of the button is a backup", Network = NetworkNeed.Unmetered, Conditions = ["charging"])]
public sealed record Backup(string Folder);

public sealed class SoldOutException() : Exception("It is sold out.");

[SyncJob("send-code", ConflictKey = "code:{Phone}", Checkpoint = typeof(Offset))]
public sealed record SendCode([property: Protected] string Phone);
