namespace MeshKit.Typed.Stores;

/// <summary>
/// The end of an attempt. Unless it is <see cref="SettlementKind.Succeeded"/>, a job that was asked to cancel becomes
/// <see cref="SyncJobStatus.Cancelled"/> instead, and one that was superseded becomes <see cref="SyncJobStatus.Replaced"/>, in place of what
/// the kind says; a job that was both becomes cancelled. Such a job never holds its lane.
/// </summary>
public sealed record Settlement
{
    /// <summary>The attempt.</summary>
    public required JobToken Lease { get; init; }

    /// <summary>How it ended.</summary>
    public required SettlementKind Kind { get; init; }

    /// <summary>With retry and snooze: how long after now the job is due. Clamped to the end of time, at which it is never due.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>With success: the result, or null.</summary>
    public ReadOnlyMemory<byte>? Result { get; init; }

    /// <summary>What went wrong; null keeps what is stored, and success clears it.</summary>
    public SyncJobError? Error { get; init; }

    /// <summary>One line for a log; never the result or the message.</summary>
    public override string ToString() => $"{Kind} {Lease.JobId}";
}
