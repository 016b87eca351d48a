using Recipes.Ios;

namespace Recipes.Tests.Fakes;

internal sealed class TaskScheduler : IBackgroundTaskScheduler
{
    private Func<IBackgroundTask, Task>? _launch;

    /// <summary>Whether a request waits.</summary>
    public bool IsSubmitted { get; private set; }

    public DateTimeOffset? NotBefore { get; private set; }

    public void Register(string identifier, Func<IBackgroundTask, Task> launch) => _launch = launch;

    public void Submit(string identifier, DateTimeOffset? notBefore) => (IsSubmitted, NotBefore) = (true, notBefore);

    public void Cancel(string identifier) => (IsSubmitted, NotBefore) = (false, null);

    /// <summary>Launches a task as the system does, which uses up the request.</summary>
    public (BackgroundTask Task, Task Running) Launch()
    {
        Cancel("");
        var task = new BackgroundTask();
        return (task, _launch!(task).WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
