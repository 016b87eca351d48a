using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>A ready job that a claim has chosen: the columns of <see cref="Sql.ReadyOfGate"/>.</summary>
internal sealed record ReadyRow(
    long Seq, Guid Id, long Gate, long RunAt, long Position, long Token, long Size, int Attempts, int MaxAttempts, int Generation, int Snoozes, int Stop,
    int Format, int Revision, long EnqueuedAt, long? ExpiresAt, string? Key, SyncJobError? LastError, string? TraceParent)
{
    public static ReadyRow Read(Statement row)
    {
        var errorType = row.TextOrNull(17);
        return new ReadyRow(
            row.Long(0), row.Id(1), row.Long(2), row.Long(3), row.Long(4), row.Long(5), row.Long(6), row.Int(7), row.Int(8), row.Int(9), row.Int(10), row.Int(11),
            row.Int(12), row.Int(13), row.Long(14), row.LongOrNull(15), row.TextOrNull(16),
            errorType is null ? null : new SyncJobError(errorType, row.Text(18)), row.TextOrNull(19));
    }

    /// <summary>The job as it stands after its claim.</summary>
    public StoredJob ToRunning(JobGate gate, long now, long leaseUntil, ReadOnlyMemory<byte> payload, ReadOnlyMemory<byte>? checkpoint) => new()
    {
        Id = Id,
        Gate = gate,
        Payload = payload,
        PayloadFormat = Format,
        Checkpoint = checkpoint,
        Status = SyncJobStatus.Running,
        Attempt = Attempts + 1,
        MaxAttempts = MaxAttempts,
        Generation = Generation,
        Revision = Revision,
        Snoozes = Snoozes,
        IsStopRequested = (Stop & (StopMarks.Cancel | StopMarks.StopForSuccessor)) != 0,
        DueAt = Clock.ToTime(RunAt),
        EnqueuedAt = Clock.ToTime(EnqueuedAt),
        StartedAt = Clock.ToTime(now),
        LeaseUntil = Clock.ToTime(leaseUntil),
        ExpiresAt = Clock.ToTime(ExpiresAt),
        Key = Key,
        LastError = LastError,
        TraceParent = TraceParent,
    };
}
