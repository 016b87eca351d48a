namespace MeshKit.Typed.Testing;

/// <summary>What a handler said of one attempt, by its outcome or by an exception.</summary>
public enum HandlerOutcome
{
    /// <summary>The work is done.</summary>
    Done,

    /// <summary>Try again: <see cref="SyncOutcome.Retry"/>, or an exception.</summary>
    Retry,

    /// <summary>Give up: <see cref="SyncOutcome.Fail"/>, or an exception after which no retry can succeed.</summary>
    Fail,

    /// <summary>Come back later, without spending the attempt.</summary>
    Snooze,

    /// <summary>It was asked to stop, and did.</summary>
    Stopped,

    /// <summary>The handler was not called: the job had expired, or what is stored of it no longer decodes.</summary>
    NotRun,
}
