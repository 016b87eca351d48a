namespace MeshKit.Typed;

/// <summary>What a durable step does when an earlier attempt may have run it without recording it.</summary>
public enum WhenUncertain
{
    /// <summary>Run it again: the effect can be repeated, or the other system drops repetitions by <see cref="SyncStep.Key"/>.</summary>
    Repeat,

    /// <summary>
    /// Record the start before running, and fail the job with <c>outcome_unknown</c> where a start is recorded without a result: for an effect
    /// that must not happen twice, and that someone has to look at.
    /// </summary>
    Fail,
}
