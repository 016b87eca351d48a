using MeshKit.Typed;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Recipes.Hosted;

/// <summary>Owns the scheduler: it runs from the host's start to its stop.</summary>
public sealed partial class SyncService(Mesh mesh, SyncHandlers handlers, ILogger<SyncService> logger) : BackgroundService
{
    // The host waits 30 seconds for its services by default (HostOptions.ShutdownTimeout); a flush needs this long to end.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scheduler = mesh.Sync.CreateScheduler(new SyncSchedulerOptions
        {
            Flush = new FlushOptions { Handlers = handlers, Concurrency = 8, Grace = Grace },
            Interval = TimeSpan.FromMinutes(1),
            OnFlushed = report =>
            {
                if (report.Failed > 0)
                    LogFailed(logger, report.Failed);
            },

            // With this the scheduler goes on: a database that is away for a minute must not end the service.
            OnError = exception => LogError(logger, exception),
        });
        scheduler.Start();
        await Task.Delay(Timeout.Infinite, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Claims no more, asks the handlers to stop, stores what they report, and gives the rest back.
        await scheduler.StopAsync(CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The flush failed; the scheduler goes on.")]
    private static partial void LogError(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} jobs ended without success.")]
    private static partial void LogFailed(ILogger logger, long count);
}
