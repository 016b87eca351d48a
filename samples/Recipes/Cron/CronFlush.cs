using System.Runtime.InteropServices;
using MeshKit.Typed;
using MeshKit.Typed.Sqlite;

namespace Recipes.Cron;

/// <summary>One flush for each run of cron. It prints only what someone should read: cron mails it.</summary>
public static class CronFlush
{
    /// <summary>A program's entry point.</summary>
    public static async Task<int> MainAsync(string database, SyncHandlers handlers)
    {
        // SIGTERM and Ctrl+C end the flush gracefully; what is not done stays queued.
        using var stop = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        return (int)await RunAsync(database, handlers, TimeSpan.FromSeconds(50), Console.Error, stop.Token);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    public static async Task<ExitCode> RunAsync(
        string database, SyncHandlers handlers, TimeSpan budget, TextWriter errors, CancellationToken stop)
    {
        try
        {
            await using var mesh = await Mesh.OpenAsync(new SqliteProvider(database), RecipesJobs.Manifest, stop);
            var report = await mesh.Sync.FlushAsync(
                new FlushOptions
                {
                    Handlers = handlers,
                    Budget = budget, // less than cron's interval
                    Concurrency = 4,
                    OnSettled = job =>
                    {
                        if (job.Status is SyncJobStatus.Failed or SyncJobStatus.Quarantined)
                            errors.WriteLine($"{job}: {job.LastError?.Message}");
                    },
                },
                stop);

            // A run each minute need not look further back than a week.
            await mesh.Sync.PruneAsync(new PruneOptions { OlderThan = TimeSpan.FromDays(7) }, stop);
            return report switch
            {
                { Failed: > 0 } => ExitCode.JobsFailed,
                { End: FlushEnd.Drained } => ExitCode.Done,
                _ => ExitCode.Unfinished,
            };
        }
        catch (SyncException exception)
        {
            errors.WriteLine($"{exception.Code}: {exception.Message}");
            return exception.Code == SyncErrorCodes.StoreBusy ? ExitCode.Unfinished : ExitCode.StoreFailed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Unfinished;
        }
    }
}
