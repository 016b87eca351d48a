namespace MeshKit.Typed;

/// <summary>How a scheduler runs.</summary>
public sealed record SyncSchedulerOptions
{
    /// <summary>How each flush runs. Its <see cref="FlushOptions.Network"/> comes from <see cref="Network"/> where that is set.</summary>
    public required FlushOptions Flush { get; init; }

    /// <summary>The longest pause between two flushes. 1 minute by default, at least 100 milliseconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>By what share of itself the interval is shortened at random, 0 to 1, so that a fleet does not move in step. 0.1 by default.</summary>
    public double Jitter { get; init; } = 0.1;

    /// <summary>Whether a job that is enqueued, here or in another process, starts a flush. True by default.</summary>
    public bool WakeOnEnqueue { get; init; } = true;

    /// <summary>
    /// Asked for the network before each flush, and watched: when it changes, a flush starts at once. <see cref="SystemNetworkMonitor"/>
    /// is one. Null leaves <see cref="FlushOptions.Network"/> as it is.
    /// </summary>
    public INetworkMonitor? Network { get; init; }

    /// <summary>Called with the report of each flush.</summary>
    public Action<FlushReport>? OnFlushed { get; init; }

    /// <summary>
    /// Called with an error that ended a flush; the scheduler goes on. Without it, an error stops the scheduler and is thrown by
    /// <see cref="SyncScheduler.StopAsync"/>.
    /// </summary>
    public Action<Exception>? OnError { get; init; }
}
