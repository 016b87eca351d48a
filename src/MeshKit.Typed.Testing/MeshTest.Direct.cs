using System.Runtime.ExceptionServices;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Testing;

/// <content>Runs of one handler for one payload.</content>
public sealed partial class MeshTest
{
    /// <summary>
    /// Enqueues a payload and runs its handler for it once, in the state that the options say, whatever else is queued, due, or kept back by
    /// the network or a condition.
    /// </summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="handler">The handler.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="options">Which attempt it is, and what earlier ones have stored.</param>
    /// <param name="cancellationToken">Asks the handler to stop, as the end of a flush does.</param>
    /// <exception cref="MeshTestException">The handler does not return, or the job cannot run: another one holds its key.</exception>
    /// <remarks>An exception of the handler is thrown as <see cref="HandlerErrors"/> says, once the job is settled.</remarks>
    public async Task<JobRun> RunAsync<T>(ISyncHandler<T> handler, T payload, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (handlers, jobId) = await PrepareAsync(handler, payload, options ?? new RunOptions()).ConfigureAwait(false);
        return await RunFocusedAsync(handlers, jobId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs a handler to its end, loses what it says as a crash of the process at this very moment would, and runs it again once its lease has ended
    /// (for which the clock moves by <see cref="SyncLimits.LeaseDuration"/>). Effects of the first run stand; checkpoints and steps that it stored are
    /// there in the second. A handler is safe to repeat if the test then finds each effect once.
    /// </summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="handler">The handler.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="options">Which attempt the first run is, and what earlier ones have stored.</param>
    /// <param name="cancellationToken">Asks the handler to stop in its second run, as the end of a flush does.</param>
    /// <returns>The second run.</returns>
    /// <exception cref="MeshTestException">As in <see cref="RunAsync"/>.</exception>
    /// <remarks>An exception of the handler is thrown as <see cref="HandlerErrors"/> says.</remarks>
    public async Task<JobRun> RunTwiceAsync<T>(ISyncHandler<T> handler, T payload, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (handlers, jobId) = await PrepareAsync(handler, payload, options ?? new RunOptions()).ConfigureAwait(false);
        await CrashAsync(handlers, jobId, new CrashPoint(beforeWrite: null)).ConfigureAwait(false);
        return await RunFocusedAsync(handlers, jobId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs a handler through every crash that its progress knows: the process dies before the first checkpoint or step is stored, before the
    /// second, and so on, and at last before the outcome is; each time in a world of its own, and each time the job is then run again to its
    /// end. What the handler did before the crash stands, what it would have stored is lost.
    /// </summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="manifest">The jobs that the mesh knows.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="create">Makes a world and the handler in it: new fakes, with no effect in them yet.</param>
    /// <param name="check">Checks that world after the second run: each effect is there once.</param>
    /// <returns>How many crashes were simulated.</returns>
    /// <exception cref="MeshTestException">A check or a run failed; the message says after which crash.</exception>
    public static Task<int> CrashEverywhereAsync<T>(
        SyncManifest manifest, T payload, Func<MeshTest, ISyncHandler<T>> create, Action<MeshTest, JobRun> check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return CrashEverywhereAsync(manifest, payload, create, (world, run) =>
        {
            check(world, run);
            return Task.CompletedTask;
        });
    }

    /// <summary>Runs a handler through every crash that its progress knows; see the other overload.</summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="manifest">The jobs that the mesh knows.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="create">Makes a world and the handler in it: new fakes, with no effect in them yet.</param>
    /// <param name="check">Checks that world after the second run: each effect is there once.</param>
    /// <returns>How many crashes were simulated.</returns>
    /// <exception cref="MeshTestException">A check or a run failed; the message says after which crash.</exception>
    public static async Task<int> CrashEverywhereAsync<T>(
        SyncManifest manifest, T payload, Func<MeshTest, ISyncHandler<T>> create, Func<MeshTest, JobRun, Task> check)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(check);
        for (var write = 1; ; write++)
        {
            var crash = new CrashPoint(write);
            await using var world = Create(manifest);
            try
            {
                var (handlers, jobId) = await world.PrepareAsync(create(world), payload, new RunOptions()).ConfigureAwait(false);
                await world.CrashAsync(handlers, jobId, crash).ConfigureAwait(false);
                var run = await world.RunFocusedAsync(handlers, jobId, CancellationToken.None).ConfigureAwait(false);
                await check(world, run).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                var moment = crash.IsAtWrite ? $"checkpoint or step {write} was stored" : "the outcome was stored";
                throw new MeshTestException($"The process died before {moment}, and the job ran again. {exception.Message}\n\n{world.Jobs}", exception);
            }

            if (!crash.IsAtWrite)
                return write;
        }
    }

    private async Task<(SyncHandlers Handlers, Guid JobId)> PrepareAsync<T>(ISyncHandler<T> handler, T payload, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(handler);
        var type = TypeOf<T>();
        var limit = type.Settings.MaxAttempts;
        if (options.Attempt < 1 || options.Attempt > limit)
            throw new ArgumentOutOfRangeException(nameof(options), options.Attempt, $"The kind \"{type.Kind}\" has attempts 1 to {limit}.");
        var receipt = await Sync.EnqueueAsync(type, payload, new EnqueueOptions { JobId = options.JobId }).ConfigureAwait(false);
        if (receipt.Status == EnqueueStatus.Deduplicated)
        {
            throw new MeshTestException(
                $"The job {receipt.JobId} ({receipt.JobStatus}) is queued under the same key or id, so that this one was not added. "
                + $"Run that one by DrainAsync.\n\n{Jobs}");
        }

        using (await _provider.Store.FocusAsync(receipt.JobId, null, CancellationToken.None).ConfigureAwait(false))
            await LiveThroughAsync(type, receipt.JobId, options).ConfigureAwait(false);
        return (SyncHandlers.For(type, handler), receipt.JobId);
    }

    /// <summary>Has the store see the attempts that the options ask for.</summary>
    private async Task LiveThroughAsync<T>(SyncJobType<T> type, Guid jobId, RunOptions options)
    {
        // Through what seals, as the engine itself.
        var store = Mesh.Core.OpenedStore;
        var json = Mesh.Core.Json;
        var progress = options.Progress.Select(encode => encode(json)).ToArray();
        var retried = options.Attempt > 1;
        for (var attempt = 1; attempt < options.Attempt || (attempt == 1 && progress.Length > 0); attempt++)
        {
            var claim = new ClaimRequest
            {
                Accepts = gate => gate.Kind == type.Kind,
                MaxJobs = 1,
                LeaseDuration = _options.Limits.LeaseDuration,
                FlushId = attempt,
            };
            var claimed = await store.ExchangeAsync([], claim, CancellationToken.None).ConfigureAwait(false);
            if (claimed.Claimed is not [var job])
                throw Held(jobId, await store.FindAsync(jobId, CancellationToken.None).ConfigureAwait(false));
            foreach (var write in attempt == 1 ? progress : [])
                await store.WriteProgressAsync(job.Lease, write, CancellationToken.None).ConfigureAwait(false);
            var end = new Settlement
            {
                Lease = job.Lease,
                Kind = retried ? SettlementKind.Retry : SettlementKind.Release,
                Error = new SyncJobError("retry", "An earlier attempt of the test."),
            };
            await store.ExchangeAsync([end], null, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<JobRun> RunFocusedAsync(SyncHandlers handlers, Guid jobId, CancellationToken cancellationToken)
    {
        using (await _provider.Store.FocusAsync(jobId, null, CancellationToken.None).ConfigureAwait(false))
        {
            var (run, _) = await RunOneAsync(Ungated(handlers), HandlerErrors, cancellationToken).ConfigureAwait(false);
            return run ?? throw Held(jobId, await _provider.Store.FindAsync(jobId, CancellationToken.None).ConfigureAwait(false));
        }
    }

    /// <summary>Runs a job up to a crash, and lets its lease end.</summary>
    private async Task CrashAsync(SyncHandlers handlers, Guid jobId, CrashPoint crash)
    {
        using (await _provider.Store.FocusAsync(jobId, crash, CancellationToken.None).ConfigureAwait(false))
        {
            var watch = new HandlerWatch(HandlerErrors);
            try
            {
                await WatchedAsync(Ungated(handlers) with { MaxJobs = 1 }, watch, CancellationToken.None).ConfigureAwait(false);
                throw Held(jobId, await _provider.Store.FindAsync(jobId, CancellationToken.None).ConfigureAwait(false));
            }
            catch (SimulatedCrashException)
            {
                // What it threw of its own, and not for the crash, is the test's.
                if (!crash.IsAtWrite && watch.Failures is [var failure, ..])
                    ExceptionDispatchInfo.Throw(failure);
                Clock.Advance(_options.Limits.LeaseDuration);
            }
        }
    }

    private FlushOptions Ungated(SyncHandlers handlers) => OptionsFor(handlers) with
    {
        Network = null,
        Conditions = _conditions.Keys.ToDictionary(name => name, _ => new Func<bool>(() => true)),
    };

    private SyncJobType<T> TypeOf<T>() => _manifest.Jobs.OfType<SyncJobType<T>>().SingleOrDefault()
        ?? throw new ArgumentException($"The manifest of this test does not declare {typeof(T)}. Create the test with the manifest that does.");

    private MeshTestException Held(Guid jobId, StoredJob? job) =>
        new($"The job {jobId} cannot run now: it is {Describe(job)}.\n\n{Jobs}");

    private static string Describe(StoredJob? job) => job switch
    {
        null => "gone",
        { IsWaiting: true } => "behind another job of its key",
        _ => job.Status.ToString(),
    };
}
