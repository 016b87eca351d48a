namespace MeshKit.Typed.Stores;

/// <summary>How an attempt ended.</summary>
public enum SettlementKind
{
    /// <summary>The job succeeded.</summary>
    Succeeded,

    /// <summary>The job is pending again after the delay. The engine has checked the limit.</summary>
    Retry,

    /// <summary>The job is pending again after the delay, and the attempt is given back.</summary>
    Snooze,

    /// <summary>The job failed for good. With <see cref="NewJob.HoldKeyOnFailure"/> it stays the head of its lane.</summary>
    Failed,

    /// <summary>The job is cancelled.</summary>
    Cancelled,

    /// <summary>The job is set aside with its bytes intact. With <see cref="NewJob.HoldKeyOnFailure"/> it stays the head of its lane.</summary>
    Quarantined,

    /// <summary>
    /// The attempt was cut short: the job is pending again, due as it was. The attempt is given back where it progressed, and otherwise if
    /// it is the first or second in a row that was cut short without progress; from the third on it counts. A lease that ended belongs to
    /// the row; progress, and every other end but a return, ends it. A job whose counted attempts have reached its limit is quarantined instead.
    /// </summary>
    Release,

    /// <summary>
    /// The attempt never began: the job is as it was before the claim, but for its token and <see cref="StoredJob.StartedAt"/>. The same
    /// flush may claim it again.
    /// </summary>
    Return,
}
