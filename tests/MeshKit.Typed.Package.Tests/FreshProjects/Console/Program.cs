using Fresh;
using MeshKit.Typed;
using MeshKit.Typed.Sqlite;

// Two runs in one: the first queues and closes, the second finds the job in the file and runs it.
var database = Path.Combine(AppContext.BaseDirectory, "queue.db");
await using (var mesh = await Mesh.OpenAsync(new SqliteProvider(database), FreshJobs.Manifest))
{
    var receipt = await mesh.Sync.EnqueueAsync(new UploadDraft("draft-1", "Hello", [1, 2, 3], new Author("Ada", null)));
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
    public sealed record UploadDraft(string DraftId, string Title, IReadOnlyList<int> Revisions, Author Author);

    public sealed record Author(string Name, string? Email);

    public sealed record UploadResult(bool Uploaded);

    public sealed class Uploads
    {
        public bool Upload(UploadDraft draft) => draft is { Revisions.Count: 3, Author: { Name: "Ada", Email: null } };
    }

    public sealed class UploadDraftHandler(Uploads uploads) : ISyncHandler<UploadDraft>
    {
        public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<UploadDraft> job, CancellationToken cancellationToken) =>
            new(SyncOutcome.DoneWith(new UploadResult(uploads.Upload(job.Payload))));
    }
}
