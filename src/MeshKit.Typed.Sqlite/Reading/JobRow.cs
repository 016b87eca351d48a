using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>A job's row, without the tables beside it.</summary>
internal sealed record JobRow
{
    /// <summary>How many columns <see cref="Sql.JobColumns"/> has.</summary>
    public const int Columns = 22;

    public required long Seq { get; init; }

    public required long Gate { get; init; }

    /// <summary>The public record, whose gate and bytes are still to be filled in.</summary>
    public required StoredJob Job { get; init; }

    public static JobRow Read(Statement row)
    {
        var state = row.Int(3);
        var errorType = row.TextOrNull(18);
        return new JobRow
        {
            Seq = row.Long(0),
            Gate = row.Long(2),
            Job = new StoredJob
            {
                Id = row.Id(1),
                Gate = null!,
                Payload = default,
                Status = State.ToStatus(state),
                IsWaiting = state == State.Waiting,
                DueAt = Clock.ToTime(row.Long(4)),
                Attempt = row.Int(5),
                MaxAttempts = row.Int(6),
                Generation = row.Int(7),
                Snoozes = row.Int(8),
                IsStopRequested = (row.Int(9) & (StopMarks.Cancel | StopMarks.StopForSuccessor)) != 0,
                LeaseUntil = Clock.ToTime(row.LongOrNull(10)),
                PayloadFormat = row.Int(11),
                EnqueuedAt = Clock.ToTime(row.Long(12)),
                StartedAt = Clock.ToTime(row.LongOrNull(13)),
                FinishedAt = Clock.ToTime(row.LongOrNull(14)),
                ExpiresAt = Clock.ToTime(row.LongOrNull(15)),
                Key = row.TextOrNull(16),
                ReplacedBy = state == State.Replaced ? row.IdOrNull(17) : null,
                LastError = errorType is null ? null : new SyncJobError(errorType, row.Text(19)),
                TraceParent = row.TextOrNull(20),
                Revision = row.Int(21),
            },
        };
    }
}
