namespace Recipes.Ios;

/// <summary>A BGTask that the system has launched.</summary>
public interface IBackgroundTask
{
    /// <summary>What the system calls shortly before the time is up.</summary>
    Action? ExpirationHandler { get; set; }

    /// <summary>Tells the system that the work is over. Without it the app is killed.</summary>
    void SetCompleted(bool success);
}
