using MeshKit.Typed;

namespace Recipes.Ios;

/// <summary>Flushes the queue whenever iOS grants the app some time.</summary>
/// <param name="sync">The app's queue.</param>
/// <param name="handlers">What can be run.</param>
/// <param name="scheduler">BGTaskScheduler.</param>
/// <param name="network">What network there is now, from NWPathMonitor: an expensive path is not unmetered.</param>
/// <param name="budget">25 seconds for a BGAppRefreshTask, some minutes for a BGProcessingTask.</param>
/// <param name="onError">Where errors of the store go.</param>
public sealed class UploadTask(
    MeshSync sync, SyncHandlers handlers, IBackgroundTaskScheduler scheduler, Func<NetworkState> network, TimeSpan budget, Action<Exception> onError)
{
    public const string Identifier = "com.example.photos.upload";

    // When the expiration handler is called, a few seconds are left.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>In FinishedLaunching.</summary>
    public void Register() => scheduler.Register(Identifier, RunAsync);

    /// <summary>In DidEnterBackground.</summary>
    public async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        // An app that wakes for nothing is woken less.
        if ((await sync.StatsAsync(cancellationToken)).Active > 0)
            scheduler.Submit(Identifier, notBefore: null);
    }

    /// <summary>Launched by the system.</summary>
    public async Task RunAsync(IBackgroundTask task)
    {
        // Not disposed: the system may call the handler while we are leaving.
        var expired = new CancellationTokenSource();
        task.ExpirationHandler = expired.Cancel;

        // A request is good for one launch. The next one is made first: the app may be killed at any moment from here on.
        scheduler.Submit(Identifier, notBefore: null);
        var isDrained = false;
        try
        {
            var report = await sync.FlushAsync(
                new FlushOptions { Handlers = handlers, Network = network(), Budget = budget, Grace = Grace }, expired.Token);
            isDrained = report.End == FlushEnd.Drained;
            if (isDrained && report.NextDue is { } due)
                scheduler.Submit(Identifier, due);
            else if (isDrained)
                scheduler.Cancel(Identifier);
        }
        catch (SyncException exception)
        {
            onError(exception);
        }
        finally
        {
            task.ExpirationHandler = null;
            task.SetCompleted(isDrained);
        }
    }
}
