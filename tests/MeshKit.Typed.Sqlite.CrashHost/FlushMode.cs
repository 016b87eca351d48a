namespace MeshKit.Typed.Sqlite.CrashHost;

/// <summary>Flushes for ever, and acknowledges each checkpoint (<c>checkpoint id number</c>) and each outcome (<c>settled id status</c>).</summary>
internal static class FlushMode
{
    public static async Task RunAsync(MeshSync sync)
    {
        var options = new FlushOptions
        {
            Handlers = SyncHandlers.Untyped(HandleAsync),
            Concurrency = 4,
            OnSettled = job => Parent.Tell($"settled {job.Id} {job.Status}"),
        };
        while (true)
        {
            var report = await sync.FlushAsync(options);
            if (report.Processed == 0)
                await Task.Delay(10);
        }
    }

    /// <summary>Ends in one of several ways, so that a job that ended twice would likely have ended differently.</summary>
    private static async ValueTask<SyncOutcome> HandleAsync(SyncJobContext job, CancellationToken cancellationToken)
    {
        var number = job.Checkpoint.As<int>() + 1;
        await job.CheckpointAsync(number, cancellationToken);
        Parent.Tell($"checkpoint {job.JobId} {number}");
        return Random.Shared.Next(8) switch
        {
            0 => SyncOutcome.Fail("This job fails."),
            1 => SyncOutcome.Retry(TimeSpan.Zero),
            _ => SyncOutcome.Done,
        };
    }
}
