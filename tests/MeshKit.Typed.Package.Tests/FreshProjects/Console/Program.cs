using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Fresh;
using MeshKit.Typed;
using MeshKit.Typed.Sqlite;

// Two runs in one: the first queues and closes, the second finds the job in the file and runs it.
var database = Path.Combine(AppContext.BaseDirectory, "queue.db");
await using (var mesh = await Mesh.OpenAsync(new SqliteProvider(database), FreshJobs.Manifest))
{
    var receipt = await mesh.Sync.EnqueueAsync(new UploadDraft("draft-1", "Hello", [1, 2, 3], new Author("Ada", null))
    {
        Parts = [new Text("one"), new Image(new byte[] { 4, 5 })],
        Sizes = ImmutableDictionary<string, Size?>.Empty.Add("full", new Size(3, 4)).Add("none", null),
        State = State.Ready,
    });
    Console.WriteLine($"enqueued: {receipt.Status}");
}

await using (var mesh = await Mesh.OpenAsync(new SqliteProvider(database), FreshJobs.Manifest))
{
    var report = await mesh.Sync.FlushAsync(new FlushOptions
    {
        Network = NetworkState.Online,
        Handlers = new FreshJobs.Handlers { UploadDraft = new UploadDraftHandler(new Uploads()) },
    });
    foreach (var job in report.Jobs)
        Console.WriteLine($"{job.ConflictKey}: {job.Status}, uploaded {job.Result.As<UploadResult>()?.Uploaded}");
}

namespace Fresh
{
    [SyncJob("upload-draft", ConflictKey = "draft:{DraftId}", OnConflict = ConflictPolicy.Replace, Result = typeof(UploadResult))]
    public sealed record UploadDraft(string DraftId, string Title, IReadOnlyList<int> Revisions, Author Author)
    {
        public required State State { get; init; }

        public IReadOnlyList<Part> Parts { get; init; } = [];

        public ImmutableDictionary<string, Size?> Sizes { get; init; } = ImmutableDictionary<string, Size?>.Empty;

        public DateOnly? Due { get; init; } = new DateOnly(2026, 1, 2);

        [JsonExtensionData]
        public Dictionary<string, System.Text.Json.JsonElement>? More { get; init; }
    }

    [JsonConverter(typeof(JsonStringEnumConverter<State>))]
    public enum State
    {
        Draft,
        Ready,
    }

    public readonly record struct Size(int Width, double Height);

    [JsonDerivedType(typeof(Text), "text")]
    [JsonDerivedType(typeof(Image), "image")]
    public abstract record Part;

    public sealed record Text(string Value) : Part;

    public sealed record Image(ReadOnlyMemory<byte> Bytes) : Part;

    public sealed record Author(string Name, string? Email);

    public sealed record UploadResult(bool Uploaded);

    public sealed class Uploads
    {
        public bool Upload(UploadDraft draft) =>
            draft is { Revisions.Count: 3, Author: { Name: "Ada", Email: null }, State: State.Ready, Sizes.Count: 2, Due.Year: 2026 }
            && draft.Parts is [Text { Value: "one" }, Image { Bytes.Length: 2 }]
            && draft.Sizes["full"] is { Width: 3, Height: 4 };
    }

    public sealed class UploadDraftHandler(Uploads uploads) : ISyncHandler<UploadDraft>
    {
        public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<UploadDraft> job, CancellationToken cancellationToken) =>
            new(SyncOutcome.DoneWith(new UploadResult(uploads.Upload(job.Payload))));
    }
}
