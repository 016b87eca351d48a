using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace MeshKit.Typed.Testing;

/// <content>Runs of what is queued.</content>
public sealed partial class MeshTest
{
    // Far above what a test runs, and reached in seconds by handlers that keep each other busy.
    private const int MostRuns = 100_000;

    /// <summary>Runs jobs one after the other until nothing is due, those that are enqueued meanwhile too. The clock stands still.</summary>
    /// <param name="handlers">What can be run.</param>
    /// <param name="cancellationToken">Stops as a flush's token does.</param>
    /// <returns>The attempts, in order.</returns>
    /// <exception cref="MeshTestException">A handler does not return, or the jobs never end.</exception>
    /// <remarks>An exception of a handler is thrown as <see cref="HandlerErrors"/> says, once its job is settled.</remarks>
    public async Task<IReadOnlyList<JobRun>> DrainAsync(SyncHandlers handlers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        var runs = new List<JobRun>();
        await DrainIntoAsync(handlers, runs, cancellationToken).ConfigureAwait(false);
        return runs;
    }

    /// <summary>
    /// Runs jobs until none is left that these handlers can run: whenever nothing is due, the clock moves to the time at which the next one is.
    /// So retries and snoozes take place at once.
    /// </summary>
    /// <param name="handlers">What can be run.</param>
    /// <param name="cancellationToken">Stops as a flush's token does.</param>
    /// <returns>The attempts, in order.</returns>
    /// <exception cref="MeshTestException">A handler does not return, or the jobs never end.</exception>
    public async Task<IReadOnlyList<JobRun>> DrainToEndAsync(SyncHandlers handlers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        var runs = new List<JobRun>();
        while (await DrainIntoAsync(handlers, runs, cancellationToken).ConfigureAwait(false) is { } due
            && IsEverDue(due) && !cancellationToken.IsCancellationRequested)
            await AdvanceAsync(due - Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        return runs;
    }

    /// <summary>Runs the job that a flush would run first; null where none is due.</summary>
    /// <param name="handlers">What can be run.</param>
    /// <param name="cancellationToken">Stops as a flush's token does.</param>
    /// <exception cref="MeshTestException">The handler does not return.</exception>
    public async Task<JobRun?> RunNextAsync(SyncHandlers handlers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        var (run, _) = await RunOneAsync(OptionsFor(handlers), HandlerErrors, cancellationToken).ConfigureAwait(false);
        return run;
    }

    /// <summary>Flushes once, as the app would; for what <see cref="RunNextAsync"/> leaves out: budgets, concurrency, limits.</summary>
    /// <param name="options">How, as a variation of <see cref="OptionsFor"/>.</param>
    /// <param name="cancellationToken">Ends the flush gracefully.</param>
    /// <exception cref="MeshTestException">The flush does not end.</exception>
    /// <exception cref="AggregateException">Several handlers threw; where one did, its exception is thrown as it was.</exception>
    public async Task<FlushReport> FlushAsync(FlushOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var watch = new HandlerWatch(HandlerErrors);
        var report = await WatchedAsync(options, watch, cancellationToken).ConfigureAwait(false);
        if (watch.Failures is [var failure])
            ExceptionDispatchInfo.Throw(failure);
        return watch.Failures.Count == 0 ? report : throw new AggregateException(watch.Failures);
    }

    /// <summary>Runs what is due, and says when there is more to run.</summary>
    private async Task<DateTimeOffset?> DrainIntoAsync(SyncHandlers handlers, List<JobRun> runs, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (run, report) = await RunOneAsync(OptionsFor(handlers), HandlerErrors, cancellationToken).ConfigureAwait(false);
            if (run is null)
                return report.NextDue;
            runs.Add(run);
            if (runs.Count == MostRuns)
                throw new MeshTestException($"{MostRuns} attempts did not drain the queue: do its jobs enqueue each other?\n\n{Jobs}");
        }
    }

    private async Task<(JobRun? Run, FlushReport Report)> RunOneAsync(FlushOptions options, HandlerErrors errors, CancellationToken cancellationToken)
    {
        var watch = new HandlerWatch(errors);
        var report = await WatchedAsync(options with { MaxJobs = 1 }, watch, cancellationToken).ConfigureAwait(false);
        if (watch.Failures is [var failure, ..])
            ExceptionDispatchInfo.Throw(failure);
        return (report.Jobs is [var job] ? watch.ToRun(job) : null, report);
    }

    /// <summary>A flush that ends in real time: a handler that waits for the clock would let the test hang.</summary>
    private async Task<FlushReport> WatchedAsync(FlushOptions options, HandlerWatch watch, CancellationToken cancellationToken)
    {
        var patience = Debugger.IsAttached ? Timeout.InfiniteTimeSpan : _options.Patience;
        var flush = Sync.FlushAsync(options with { Handlers = watch.Over(options.Handlers) }, cancellationToken);
        await ((Task)flush).WaitAsync(patience, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (flush.IsCompleted)
            return await flush.ConfigureAwait(false);
        throw new MeshTestException(
            $"The run has not ended within {patience.TotalSeconds:0.###} s. The test's clock stands still: a handler that waits for it (a delay, a timeout, "
            + $"a lease) waits until another part of the test calls AdvanceAsync.\n\n{Jobs}");
    }
}
