using MeshKit.Typed;

namespace Recipes.Photos;

/// <summary>Sends the parts that the server does not have yet.</summary>
public sealed class UploadPhotoHandler(IPhotoServer server) : ISyncHandler<UploadPhoto>
{
    public async ValueTask<SyncOutcome> HandleAsync(SyncJobContext<UploadPhoto> job, CancellationToken cancellationToken)
    {
        var sent = job.Checkpoint.As<UploadedParts>()?.Count ?? 0;
        while (sent < job.Payload.Parts)
        {
            await server.SendAsync(job.Payload.PhotoId, sent, cancellationToken);

            // Not by the attempt's token: a part that has arrived is noted even if the time is up.
            await job.CheckpointAsync(new UploadedParts(++sent), CancellationToken.None);
        }

        return SyncOutcome.Done;
    }
}
