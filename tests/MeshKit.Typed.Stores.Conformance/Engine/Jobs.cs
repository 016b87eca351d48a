using System.Text.Json.Serialization;

namespace MeshKit.Typed.Stores.Conformance.Engine;

public sealed record UploadDraft(string DraftId, string Title = "untitled");

public sealed record UploadResult(bool Uploaded);

public sealed record Progress(int Offset);

public sealed record Note(string Text);

public sealed record AddTags(string Document, IReadOnlyList<string> Tags, bool KeepsProgress = false) : ISyncMergeable<AddTags>
{
    public static AddTags Merge(AddTags queued, AddTags incoming) => incoming with { Tags = [.. queued.Tags, .. incoming.Tags] };

    static bool ISyncMergeable<AddTags>.KeepsProgress(AddTags queued, AddTags merged) => merged.KeepsProgress;
}

public sealed class NotAllowedException : Exception;

/// <summary>What generated code would declare, written out, so that the engine is tested without the generator.</summary>
public static partial class Jobs
{
    public static SyncJobType<UploadDraft> Upload { get; } = new(
        "upload-draft", 1, static () => JobsJson.Default.UploadDraft, static draft => "draft:" + draft.DraftId,
        new SyncJobSettings
        {
            OnConflict = ConflictPolicy.Replace,
            MaxAttempts = 3,
            RetryDelay = TimeSpan.FromSeconds(10),
            MaxRetryDelay = TimeSpan.FromMinutes(1),
            PermanentExceptions = [typeof(NotAllowedException)],
        });

    /// <summary>A newer build's view of the same kind.</summary>
    public static SyncJobType<UploadDraft> UploadV2 { get; } = new("upload-draft", 2, static () => JobsJson.Default.UploadDraft);

    public static SyncJobType<Note> Note { get; } = new("note", 1, static () => JobsJson.Default.Note);

    public static SyncJobType<Note> Local { get; } = new(
        "local", 1, static () => JobsJson.Default.Note, settings: new SyncJobSettings { Network = NetworkNeed.NotNeeded });

    public static SyncJobType<Note> Bulk { get; } = new(
        "bulk", 1, static () => JobsJson.Default.Note,
        settings: new SyncJobSettings { Network = NetworkNeed.Unmetered, Conditions = ["charging"], Timeout = TimeSpan.FromSeconds(30) });

    public static SyncJobType<AddTags> AddTags { get; } = new(
        "add-tags", 1, static () => JobsJson.Default.AddTags, static tags => "tags:" + tags.Document,
        new SyncJobSettings { OnConflict = ConflictPolicy.Merge }, PayloadMerging.Of<AddTags>());

    public static SyncManifest Manifest { get; } = new([Upload, Note, Local, Bulk, AddTags], JobsJson.Default);

    [JsonSerializable(typeof(UploadDraft))]
    [JsonSerializable(typeof(UploadResult))]
    [JsonSerializable(typeof(Progress))]
    [JsonSerializable(typeof(Note))]
    [JsonSerializable(typeof(AddTags))]
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
    internal sealed partial class JobsJson : JsonSerializerContext;
}
