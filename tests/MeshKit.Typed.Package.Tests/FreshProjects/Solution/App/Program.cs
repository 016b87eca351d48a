using Drafts;
using MeshKit.Typed;
using Private;

await using var mesh = await Mesh.OpenAsync(new InMemoryProvider(), SyncManifest.Combine(DraftsJobs.Manifest, PrivateJobs.Manifest));
await mesh.Sync.EnqueueAsync(new UploadDraft("1", [new("one", 1)]));
await mesh.Sync.EnqueueAsync(new SendMail("2", [new("two", null)]));
var report = await mesh.Sync.FlushAsync(new FlushOptions
{
    Network = NetworkState.Online,
    Handlers = new App.AppJobs.Handlers { UploadDraft = new UploadDraftHandler(), SendMail = new SendMailHandler() },
});
foreach (var job in report.Jobs.OrderBy(job => job.Kind))
    Console.WriteLine($"{job.ConflictKey}: {job.Status}");

internal sealed class UploadDraftHandler : ISyncHandler<UploadDraft>
{
    public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<UploadDraft> job, CancellationToken cancellationToken) => new(SyncOutcome.Done);
}

internal sealed class SendMailHandler : ISyncHandler<SendMail>
{
    public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<SendMail> job, CancellationToken cancellationToken) => new(SyncOutcome.Done);
}
