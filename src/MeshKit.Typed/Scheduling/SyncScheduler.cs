namespace MeshKit.Typed;

/// <summary>
/// Flushes at an interval, when jobs are enqueued or fall due, when the network is back, and on demand; never twice at once. Owned by the app: it runs from
/// <see cref="Start"/> to <see cref="StopAsync"/>, and not by itself.
/// </summary>
public sealed class SyncScheduler : IAsyncDisposable
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(100);

    private readonly MeshCore _core;
    private readonly MeshSync _sync;
    private readonly SyncSchedulerOptions _options;
    private readonly SemaphoreSlim _oneFlush = new(1, 1);
    private readonly AsyncSignal _wake = new();
    private readonly Lock _gate = new();
    private CancellationTokenSource? _stop;
    private Task _loop = Task.CompletedTask;
    private volatile bool _paused;

    internal SyncScheduler(MeshCore core, MeshSync sync, SyncSchedulerOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Interval, ShortestInterval, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Jitter, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Jitter, 1, nameof(options));
        _core = core;
        _sync = sync;
        _options = options;
    }

    /// <summary>Whether the scheduler is started and has not stopped.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_gate)
                return _stop is not null && !_loop.IsCompleted;
        }
    }

    /// <summary>Starts flushing, at once and then at the interval. Starting a running scheduler does nothing.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_stop is not null && !_loop.IsCompleted)
                return;
            _stop?.Dispose();
            _stop = CancellationTokenSource.CreateLinkedTokenSource(_core.Disposing);
            var token = _stop.Token;
            _loop = Task.Run(() => LoopAsync(token), CancellationToken.None);
        }
    }

    /// <summary>
    /// Stops: ends a running flush gracefully and waits for it. Throws the error that stopped the scheduler, where one did.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting; the scheduler stops all the same.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        Task loop;
        lock (_gate)
        {
            _stop?.Cancel();
            loop = _loop;
        }

        await loop.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts no flush until <see cref="Resume"/>; one that runs goes on.</summary>
    public void Pause() => _paused = true;

    /// <summary>Flushes again, at once.</summary>
    public void Resume()
    {
        _paused = false;
        _wake.Set();
    }

    /// <summary>Asks for a flush soon, as when the network is back.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Flushes now, after a flush that is running; also while paused or stopped.</summary>
    /// <param name="cancellationToken">Ends the flush gracefully.</param>
    public async Task<FlushReport> RunNowAsync(CancellationToken cancellationToken = default)
    {
        await _oneFlush.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var flush = _options.Network is { } network ? _options.Flush with { Network = network.State } : _options.Flush;
            var report = await _sync.FlushAsync(flush, cancellationToken).ConfigureAwait(false);
            _options.OnFlushed?.Invoke(report);
            return report;
        }
        finally
        {
            _oneFlush.Release();
        }
    }

    /// <summary>Stops as <see cref="StopAsync"/> does.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _stop?.Dispose();
        _oneFlush.Dispose();
    }

    private async Task LoopAsync(CancellationToken stop)
    {
        var watching = _options.WakeOnEnqueue ? WatchAsync(stop) : Task.CompletedTask;
        _options.Network?.Changed += OnNetworkChanged;
        try
        {
            await FlushInTurnAsync(stop).ConfigureAwait(false);
        }
        finally
        {
            _options.Network?.Changed -= OnNetworkChanged;
        }

        await watching.ConfigureAwait(false);
    }

    // The flush asks what there is now, and surfaces what asking throws.
    private void OnNetworkChanged(object? sender, EventArgs e) => _wake.Set();

    private async Task FlushInTurnAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var pause = Jittered();
            if (!_paused)
            {
                try
                {
                    var report = await RunNowAsync(stop).ConfigureAwait(false);
                    if (report.NextDue - _core.Time.GetUtcNow() is { } untilDue && untilDue < pause)
                        pause = untilDue;
                }
                catch (Exception exception) when (!stop.IsCancellationRequested && _options.OnError is not null)
                {
                    _options.OnError(exception);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    break;
                }
            }

            await WaitAsync(pause < ShortestInterval ? ShortestInterval : pause, stop).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(TimeSpan pause, CancellationToken stop)
    {
        await using var stopping = stop.UnsafeRegister(static signal => ((AsyncSignal)signal!).Set(), _wake);
        await _wake.WaitAsync(pause, _core.Time).ConfigureAwait(false);
    }

    private TimeSpan Jittered() => _options.Interval * (1 - (_options.Jitter * Random.Shared.NextDouble()));

    /// <summary>Turns the store's changes into wake-ups.</summary>
    private async Task WatchAsync(CancellationToken stop)
    {
        var seen = 0L;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var store = await _core.StoreAsync(stop).ConfigureAwait(false);
                var now = await store.WaitForChangeAsync(seen, _options.Interval, stop).ConfigureAwait(false);
                if (now != seen && seen != 0)
                    _wake.Set();
                seen = now;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (SyncException)
            {
                // The watch is a hint on top of the interval; the next flush meets the same error and reports it.
                await Task.Delay(_options.Interval, _core.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
