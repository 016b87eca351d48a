namespace MeshKit.Typed.Stores;

/// <summary>A job as stored.</summary>
public sealed record StoredJob
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Kind, version, network, priority and conditions.</summary>
    public required JobGate Gate { get; init; }

    /// <summary>The status; a job that waits behind its key is pending.</summary>
    public required SyncJobStatus Status { get; init; }

    /// <summary>Whether the job is pending behind another job of its key.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>The conflict key, kept when the job has ended.</summary>
    public string? Key { get; init; }

    /// <summary>The counted attempts.</summary>
    public int Attempt { get; init; }

    /// <summary>Their limit.</summary>
    public int MaxAttempts { get; init; }

    /// <summary>How often the job was snoozed in this generation.</summary>
    public int Snoozes { get; init; }

    /// <summary>0, and one more for each manual retry.</summary>
    public int Generation { get; init; }

    /// <summary>0, and one more for each change of the payload by <see cref="JobEdit.Repair"/>.</summary>
    public int Revision { get; init; }

    /// <summary>When it was enqueued.</summary>
    public required DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>When it is, or was last, due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was last claimed.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When its lease ends, while it is running.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>When it stops being worth running.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether it was asked to cancel, or to stop for a successor.</summary>
    public bool IsStopRequested { get; init; }

    /// <summary>With <see cref="SyncJobStatus.Replaced"/>, the latest job that took its place; otherwise null.</summary>
    public Guid? ReplacedBy { get; init; }

    /// <summary>What went wrong last.</summary>
    public SyncJobError? LastError { get; init; }

    /// <summary>The payload.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The payload's form.</summary>
    public int PayloadFormat { get; init; }

    /// <summary>The last checkpoint, or null.</summary>
    public ReadOnlyMemory<byte>? Checkpoint { get; init; }

    /// <summary>The result, or null.</summary>
    public ReadOnlyMemory<byte>? Result { get; init; }

    /// <summary>The W3C <c>traceparent</c> of the enqueue, or null.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What a protector knows of the job.</summary>
    internal SealNotes Seal { get; init; }

    /// <summary>One line for a log: kind, id and status, never a payload, a key or a message.</summary>
    public override string ToString() => $"{Gate?.Kind} {Id} {Status}";
}
