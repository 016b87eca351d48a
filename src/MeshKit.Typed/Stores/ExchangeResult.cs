namespace MeshKit.Typed.Stores;

/// <summary>The answer to an exchange.</summary>
public sealed record ExchangeResult
{
    /// <summary>One answer a settlement, in order.</summary>
    public required IReadOnlyList<SettleResult> Settled { get; init; }

    /// <summary>The claimed jobs, in the order in which to run them.</summary>
    public required IReadOnlyList<ClaimedJob> Claimed { get; init; }

    /// <summary>
    /// Where fewer jobs were claimed than asked for: when the next ready head of an accepted gate is due that is not excluded (whether
    /// or not this flush has claimed it before: a later flush will), or the earliest lease of an accepted gate's running job ends; null where there is none.
    /// </summary>
    public DateTimeOffset? NextDue { get; init; }
}
