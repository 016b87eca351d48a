using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>Makes the public view of a stored job.</summary>
internal static class JobView
{
    public static SyncJobInfo ToInfo(StoredJob job, SyncJson json) => new()
    {
        Id = job.Id,
        Kind = job.Gate.Kind,
        Version = job.Gate.Version,
        Status = job.Status,
        ConflictKey = job.PayloadFormat == SealedValue.PlainFormat ? job.Key : null,
        Attempt = job.Attempt,
        MaxAttempts = job.MaxAttempts,
        Generation = job.Generation,
        EnqueuedAt = job.EnqueuedAt,
        DueAt = job.DueAt,
        StartedAt = job.StartedAt,
        FinishedAt = job.FinishedAt,
        ExpiresAt = job.ExpiresAt,
        IsCancelRequested = job.IsStopRequested,
        ReplacedBy = job.ReplacedBy,
        LastError = job.LastError,
        Payload = new SyncValue(SealedValue.PayloadOf(job), json),
        Checkpoint = new SyncValue(job.Checkpoint, json),
        Result = new SyncValue(job.Result, json),
    };
}
