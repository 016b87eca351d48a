using MeshKit.Typed;

namespace Recipes.Android;

/// <summary>Flushes the queue whenever WorkManager runs it, and asks WorkManager for the runs that the queue needs.</summary>
public sealed class UploadWorker(
    MeshSync sync,
    SyncManifest manifest,
    SyncHandlers handlers,
    IWorkManager work,
    IConnectivity connectivity,
    TimeProvider time,
    Action<Exception> onError)
{
    // WorkManager stops a worker after 10 minutes.
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(9);

    private NetworkState Network => connectivity switch
    {
        { IsConnected: false } => NetworkState.Offline,
        { IsMetered: true } => NetworkState.Online,
        _ => NetworkState.OnlineUnmetered,
    };

    /// <summary>After each enqueue: one request for each kind of network that jobs wait for, due when the first of them is.</summary>
    public async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        var due = new Dictionary<NetworkNeed, DateTimeOffset>();
        await foreach (var job in sync.JobsAsync(new JobQuery { Statuses = [SyncJobStatus.Pending] }, cancellationToken))
        {
            var need = manifest.Find(job.Kind)?.Settings.Network ?? NetworkNeed.Online;
            if (!due.TryGetValue(need, out var first) || job.DueAt < first)
                due[need] = job.DueAt;
        }

        foreach (var (need, first) in due)
        {
            var delay = first - time.GetUtcNow();
            work.Enqueue($"sync-{need}", need, delay > TimeSpan.Zero ? delay : TimeSpan.Zero);
        }
    }

    /// <summary>The body of DoWork.</summary>
    /// <param name="stopped">Cancelled in OnStopped: the constraints no longer hold, or the time is up.</param>
    public async Task<WorkResult> DoWorkAsync(CancellationToken stopped)
    {
        try
        {
            await sync.FlushAsync(new FlushOptions { Handlers = handlers, Network = Network, Budget = Budget, Concurrency = 4 }, stopped);

            // A worker that was stopped is run again by WorkManager, whatever it returns.
            if (stopped.IsCancellationRequested)
                return WorkResult.Retry;

            // The jobs have their own backoff: it becomes the next request's delay, and WorkManager's is not added to it.
            await ScheduleAsync(CancellationToken.None);
            return WorkResult.Success;
        }
        catch (SyncException exception)
        {
            onError(exception);
            return WorkResult.Retry;
        }
    }
}
