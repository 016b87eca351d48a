namespace MeshKit.Typed;

/// <summary>How a conflict policy treats an active job that is already running.</summary>
public enum WhenRunning
{
    /// <summary>What the policy does by itself: dedupe and fail count it, replace cancels it, merge lets it end.</summary>
    PolicyDefault,

    /// <summary>Ask the running job to stop; the new one waits until it has.</summary>
    Cancel,

    /// <summary>Let the running job end; one new job waits behind it, so that an edit made in mid-run is not lost.</summary>
    Finish,

    /// <summary>The running job counts as the active one.</summary>
    Count,
}
