namespace MeshKit.Typed;

/// <summary>Exponential backoff with full jitter: a random share of the capped delay, so that a storm of retries spreads out.</summary>
internal static class Backoff
{
    /// <param name="settings">The base and the cap.</param>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    public static TimeSpan After(SyncJobSettings settings, int attempt)
    {
        // Beyond 2^30 times the base every cap is reached; the exponent stays in a range without overflow.
        var exponent = Math.Min(attempt - 1, 30);
        var ceiling = Math.Min(settings.RetryDelay.Ticks * Math.Pow(2, exponent), settings.MaxRetryDelay.Ticks);
        return TimeSpan.FromTicks((long)(Random.Shared.NextDouble() * ceiling));
    }
}
