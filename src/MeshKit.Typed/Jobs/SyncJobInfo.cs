namespace MeshKit.Typed;

/// <summary>The public view of a job, as it stood when it was read.</summary>
public record SyncJobInfo
{
    /// <summary>The job's id, chosen by the client (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>The kind, as declared by <see cref="SyncJobAttribute"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The version of the payload's shape.</summary>
    public required int Version { get; init; }

    /// <summary>Where the job stands.</summary>
    public required SyncJobStatus Status { get; init; }

    /// <summary>The conflict key, or null where the job has none, or is sealed and does not open.</summary>
    public string? ConflictKey { get; init; }

    /// <summary>How many attempts are counted; the one that runs is included.</summary>
    public int Attempt { get; init; }

    /// <summary>The limit of <see cref="Attempt"/>.</summary>
    public int MaxAttempts { get; init; }

    /// <summary>0 for the first life of the job; one more for each manual retry.</summary>
    public int Generation { get; init; }

    /// <summary>When the job was enqueued.</summary>
    public DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>When the job is, or was last, due.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>When the last attempt was claimed, or null before the first.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the job ended, or null while it is active.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the job stops being worth running, or null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether a running job was asked to stop.</summary>
    public bool IsCancelRequested { get; init; }

    /// <summary>The job that took this one's place, where one did.</summary>
    public Guid? ReplacedBy { get; init; }

    /// <summary>What went wrong last, or null.</summary>
    public SyncJobError? LastError { get; init; }

    /// <summary>The payload, byte for byte as it was enqueued.</summary>
    public SyncValue Payload { get; init; }

    /// <summary>The last checkpoint.</summary>
    public SyncValue Checkpoint { get; init; }

    /// <summary>The result of a job that succeeded.</summary>
    public SyncValue Result { get; init; }

    /// <summary>Whether the job is pending or running.</summary>
    public bool IsActive => Status is SyncJobStatus.Pending or SyncJobStatus.Running;

    /// <summary>One line for a log: kind, id and status, never the payload or the key.</summary>
    public override string ToString() => $"{Kind} {Id} {Status} (attempt {Attempt} of {MaxAttempts})";
}
