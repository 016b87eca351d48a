using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>A job's row, without the tables beside it.</summary>
internal sealed record JobRow
{
    /// <summary>How many columns <see cref="Sql.JobColumns"/> has.</summary>
    public const int Columns = 25;

    public required long Seq { get; init; }

    public required long Gate { get; init; }

    public required int State { get; init; }

    public required long RunAt { get; init; }

    public required long Position { get; init; }

    public required long Token { get; init; }

    public required long Size { get; init; }

    /// <summary>The public record, whose gate and bytes are still to be filled in.</summary>
    public required StoredJob Job { get; init; }

    public static JobRow Read(Statement row)
    {
        var state = row.Int(3);
        var errorType = row.TextOrNull(21);
        return new JobRow
        {
            Seq = row.Long(0),
            Gate = row.Long(2),
            State = state,
            RunAt = row.Long(4),
            Position = row.Long(5),
            Token = row.Long(6),
            Size = row.Long(13),
            Job = new StoredJob
            {
                Id = row.Id(1),
                Gate = null!,
                Payload = default,
                Status = Sqlite.State.ToStatus(state),
                IsWaiting = state == Sqlite.State.Waiting,
                DueAt = Clock.ToTime(row.Long(4)),
                Attempt = row.Int(7),
                MaxAttempts = row.Int(8),
                Generation = row.Int(9),
                Snoozes = row.Int(10),
                IsStopRequested = (row.Int(11) & (StopMarks.Cancel | StopMarks.StopForSuccessor)) != 0,
                LeaseUntil = Clock.ToTime(row.LongOrNull(12)),
                PayloadFormat = row.Int(14),
                EnqueuedAt = Clock.ToTime(row.Long(15)),
                StartedAt = Clock.ToTime(row.LongOrNull(16)),
                FinishedAt = Clock.ToTime(row.LongOrNull(17)),
                ExpiresAt = Clock.ToTime(row.LongOrNull(18)),
                Key = row.TextOrNull(19),
                ReplacedBy = state == Sqlite.State.Replaced ? row.IdOrNull(20) : null,
                LastError = errorType is null ? null : new SyncJobError(errorType, row.Text(22)),
                TraceParent = row.TextOrNull(23),
                Revision = row.Int(24),
            },
        };
    }
}
