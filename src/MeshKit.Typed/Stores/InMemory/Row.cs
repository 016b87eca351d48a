namespace MeshKit.Typed.Stores.InMemory;

/// <summary>A job in memory. Times are UTC ticks; 0 is "none" where there may be none.</summary>
internal sealed class Row
{
    public required Guid Id { get; init; }

    /// <summary>The order of enqueueing, never reused: the cursor of queries and the locator of leases.</summary>
    public required long Sequence { get; init; }

    /// <summary>The place in the lane, and among jobs that are due at once: the sequence, or that of the job that was replaced.</summary>
    public required long Position { get; set; }

    public required string? Key { get; init; }

    public required bool IsExclusive { get; init; }

    public required bool HoldsOnFailure { get; init; }

    public required long EnqueuedAt { get; init; }

    public required long ExpiresAt { get; set; }

    public required int MaxAttempts { get; init; }

    public required string? TraceParent { get; init; }

    public required GateQueue Gate { get; set; }

    public required byte[] Payload { get; set; }

    public required int PayloadFormat { get; set; }

    public required long DueAt { get; set; }

    /// <summary>The lane that the job is in; null without a key, and once it has ended and left.</summary>
    public Lane? Lane { get; set; }

    public SyncJobStatus Status { get; set; }

    public long StartedAt { get; set; }

    public long FinishedAt { get; set; }

    public long LeaseUntil { get; set; }

    public long Token { get; set; }

    /// <summary>The flush that claimed it last, or 0.</summary>
    public long FlushId { get; set; }

    public int Attempt { get; set; }

    /// <summary>How many attempts in a row were cut short without progress.</summary>
    public int CutShort { get; set; }

    public int Snoozes { get; set; }

    public int Generation { get; set; }

    public int Revision { get; set; }

    public bool HasProgressed { get; set; }

    public bool IsCancelRequested { get; set; }

    /// <summary>Whether a successor wants it to stop early.</summary>
    public bool IsStopRequested { get; set; }

    /// <summary>The job that takes its place; what is marked with one ends as replaced, unless it succeeds.</summary>
    public Guid? Successor { get; set; }

    public SyncJobError? LastError { get; set; }

    public byte[]? Checkpoint { get; set; }

    public byte[]? Result { get; set; }

    public List<StoredStep>? Steps { get; set; }

    /// <summary>Where the row stands in the one heap that has it, by its status; -1 in none.</summary>
    public int HeapIndex { get; set; } = -1;

    public bool IsPruned { get; set; }

    public bool IsActive => Status is SyncJobStatus.Pending or SyncJobStatus.Running;

    public bool IsWaiting => Status == SyncJobStatus.Pending && Lane is { } lane && lane.Head != this;

    /// <summary>Starts with the checkpoint and the steps of the job whose place is taken.</summary>
    public void InheritProgress(Row from)
    {
        Checkpoint = from.Checkpoint;
        Steps = from.Steps is null ? null : [.. from.Steps];
    }

    public StoredJob ToStoredJob() => new()
    {
        Id = Id,
        Gate = Gate.Gate,
        Status = Status,
        IsWaiting = IsWaiting,
        Key = Key,
        Attempt = Attempt,
        MaxAttempts = MaxAttempts,
        Snoozes = Snoozes,
        Generation = Generation,
        Revision = Revision,
        EnqueuedAt = Clock.ToTime(EnqueuedAt),
        DueAt = Clock.ToTime(DueAt),
        StartedAt = Clock.ToTimeOrNull(StartedAt),
        FinishedAt = Clock.ToTimeOrNull(FinishedAt),
        LeaseUntil = Clock.ToTimeOrNull(LeaseUntil),
        ExpiresAt = Clock.ToTimeOrNull(ExpiresAt),
        IsStopRequested = IsCancelRequested || IsStopRequested,
        ReplacedBy = Status == SyncJobStatus.Replaced ? Successor : null,
        LastError = LastError,
        Payload = Payload,
        PayloadFormat = PayloadFormat,
        Checkpoint = Bytes.ToMemory(Checkpoint),
        Result = Bytes.ToMemory(Result),
        TraceParent = TraceParent,
    };
}
