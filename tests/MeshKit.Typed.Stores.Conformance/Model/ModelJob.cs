using System.Collections.Immutable;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>A job as the model knows it: what a <see cref="StoredJob"/> shows, and what the rules remember besides.</summary>
public sealed record ModelJob
{
    public required Guid Id { get; init; }

    /// <summary>The order of enqueueing.</summary>
    public required int Sequence { get; init; }

    /// <summary>The place in the queue: its own sequence, or the position of the job that it replaced.</summary>
    public required int Position { get; init; }

    public required Place Place { get; init; }

    public required JobGate Gate { get; init; }

    public string? Key { get; init; }

    /// <summary>Whether its policy was another than append.</summary>
    public required bool IsExclusive { get; init; }

    /// <summary>Whether it keeps its lane when it fails.</summary>
    public bool HoldsOnFailure { get; init; }

    public SyncJobStatus Status { get; init; }

    /// <summary>How often it was claimed: the fence of what its worker writes.</summary>
    public int Token { get; init; }

    /// <summary>The flush that was the last to claim it, or 0.</summary>
    public long FlushId { get; init; }

    public int Attempt { get; init; }

    public required int MaxAttempts { get; init; }

    /// <summary>How many attempts in a row were cut short without progress.</summary>
    public int CutShort { get; init; }

    /// <summary>Whether this attempt wrote a checkpoint or a step.</summary>
    public bool HasProgressed { get; init; }

    public int Snoozes { get; init; }

    public int Generation { get; init; }

    /// <summary>How often its payload was repaired.</summary>
    public int Revision { get; init; }

    public required DateTimeOffset EnqueuedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsAskedToCancel { get; init; }

    public bool IsAskedToStop { get; init; }

    /// <summary>The latest job that took its place, or will when it ends.</summary>
    public Guid? Successor { get; init; }

    public SyncJobError? LastError { get; init; }

    public required ReadOnlyMemory<byte> Payload { get; init; }

    public int PayloadFormat { get; init; }

    public ReadOnlyMemory<byte>? Checkpoint { get; init; }

    public ReadOnlyMemory<byte>? Result { get; init; }

    public ImmutableList<StoredStep> Steps { get; init; } = [];

    public string? TraceParent { get; init; }

    public bool IsActive => Status is SyncJobStatus.Pending or SyncJobStatus.Running;

    public bool IsRunning => Status == SyncJobStatus.Running;

    public bool IsReady => Status == SyncJobStatus.Pending && Place == Place.Head;

    public bool IsWaiting => Place == Place.Waits;

    /// <summary>The job as a store shows it.</summary>
    public StoredJob ToStoredJob() => new()
    {
        Id = Id,
        Gate = Gate,
        Status = Status,
        IsWaiting = IsWaiting,
        Key = Key,
        Attempt = Attempt,
        MaxAttempts = MaxAttempts,
        Snoozes = Snoozes,
        Generation = Generation,
        Revision = Revision,
        EnqueuedAt = EnqueuedAt,
        DueAt = DueAt,
        StartedAt = StartedAt,
        FinishedAt = FinishedAt,
        LeaseUntil = LeaseUntil,
        ExpiresAt = ExpiresAt,
        IsStopRequested = IsAskedToCancel || IsAskedToStop,
        ReplacedBy = Status == SyncJobStatus.Replaced ? Successor : null,
        LastError = LastError,
        Payload = Payload,
        PayloadFormat = PayloadFormat,
        Checkpoint = Checkpoint,
        Result = Result,
        TraceParent = TraceParent,
    };
}
