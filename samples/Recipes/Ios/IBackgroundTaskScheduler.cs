namespace Recipes.Ios;

/// <summary>BGTaskScheduler.</summary>
public interface IBackgroundTaskScheduler
{
    /// <summary>Names what runs a task. To be called before the app has finished launching.</summary>
    void Register(string identifier, Func<IBackgroundTask, Task> launch);

    /// <summary>Asks for one launch, not before a time, on a network; a request that waits under the same identifier is replaced.</summary>
    void Submit(string identifier, DateTimeOffset? notBefore);

    /// <summary>Takes a request back.</summary>
    void Cancel(string identifier);
}
