using Drafts;
using MeshKit.Typed;

// What the generator makes of the handler is here only where the generator came along.
await using var mesh = await Mesh.OpenAsync(new InMemoryProvider(), DraftsJobs.Manifest);
var receipt = await mesh.Sync.EnqueueAsync(new UploadDraft("1", []));
var isGenerated = typeof(UploadDraftHandler).Assembly.GetType("Follower.FollowerJobs") is not null;
Console.WriteLine($"{receipt.Status}, generated: {isGenerated}");

internal sealed class UploadDraftHandler : ISyncHandler<UploadDraft>
{
    public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<UploadDraft> job, CancellationToken cancellationToken) => new(SyncOutcome.Done);
}
