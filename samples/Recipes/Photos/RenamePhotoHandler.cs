using MeshKit.Typed;

namespace Recipes.Photos;

/// <summary>Sets the name.</summary>
public sealed class RenamePhotoHandler(IPhotoServer server) : ISyncHandler<RenamePhoto>
{
    public async ValueTask<SyncOutcome> HandleAsync(SyncJobContext<RenamePhoto> job, CancellationToken cancellationToken)
    {
        await server.RenameAsync(job.Payload.PhotoId, job.Payload.Name, cancellationToken);
        return SyncOutcome.Done;
    }
}
