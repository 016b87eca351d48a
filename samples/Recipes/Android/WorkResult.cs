namespace Recipes.Android;

/// <summary>ListenableWorker.Result.</summary>
public enum WorkResult
{
    /// <summary>The worker is done.</summary>
    Success,

    /// <summary>WorkManager runs it again after its own backoff.</summary>
    Retry,
}
