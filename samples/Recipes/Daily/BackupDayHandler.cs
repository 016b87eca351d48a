using MeshKit.Typed;

namespace Recipes.Daily;

/// <summary>Backs the day up. The backup is named for the day of the payload, not for today: a late run is still that day's.</summary>
public sealed class BackupDayHandler(IBackups backups) : ISyncHandler<BackupDay>
{
    public async ValueTask<SyncOutcome> HandleAsync(SyncJobContext<BackupDay> job, CancellationToken cancellationToken)
    {
        await backups.WriteAsync($"backup-{job.Payload.Day:O}", cancellationToken);
        return SyncOutcome.Done;
    }
}
