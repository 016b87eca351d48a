using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>
/// One flush: claim, run, settle. Outcomes and the next claim share one commit; a flush of any number of jobs holds no more than its
/// capacity in memory.
/// </summary>
internal sealed class FlushRun
{
    // How long free capacity waits before it looks for jobs that were enqueued, or fell due, beside running handlers.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // What one claim may bring into memory, whatever the payloads' size.
    private const long MaxClaimBytes = 16 * 1024 * 1024;

    private readonly MeshCore _core;
    private readonly FlushOptions _options;
    private readonly AsyncSignal _signal = new();
    private readonly AttemptPool _pool;
    private readonly ClaimSizer _sizer;
    private readonly FlushTally _tally;
    private readonly long _flushId = Random.Shared.NextInt64(1, long.MaxValue);
    private readonly TimeSpan _grace;
    private readonly Lock _gate = new();
    private FlushEnd? _stopped;
    private long _stoppedAt;
    private long _jobsLeft;
    private long _bytesLeft;
    private bool _mayClaim = true;
    private bool _claimOpen;
    private DateTimeOffset? _nextDue;

    private FlushRun(MeshCore core, FlushOptions options)
    {
        _core = core;
        _options = options;
        _pool = new AttemptPool(core, new AttemptRunner(core, options.Handlers), options.Concurrency, _signal);
        _sizer = new ClaimSizer(core.Time, options.Concurrency);
        _tally = new FlushTally(core, options);
        _jobsLeft = options.MaxJobs ?? long.MaxValue;
        _bytesLeft = options.MaxBytes ?? long.MaxValue;

        // A budget that is shorter than twice its grace still leaves half of itself to work in.
        _grace = options.Budget is { } budget && options.Grace > budget / 2 ? budget / 2 : options.Grace;
    }

    private bool HasReachedLimit => _jobsLeft <= 0 || _bytesLeft <= 0;

    public static async Task<FlushReport> StartAsync(MeshCore core, FlushOptions options, CancellationToken cancellationToken)
    {
        Validate(options);
        if (CurrentAttempt.Value is { } attempt && attempt.RunsOn(core))
        {
            throw new SyncException(
                SyncErrorCodes.ReentrantFlush,
                $"The handler of job {attempt.Claimed.Job.Id} called flush on the mesh that is running it, and would wait for itself. Enqueue the work "
                + "instead: the running flush takes it.")
            { JobId = attempt.Claimed.Job.Id };
        }

        var store = await core.StoreAsync(cancellationToken).ConfigureAwait(false);
        core.LastFlush = options;
        var running = new FlushRun(core, options).RunAsync(store, cancellationToken);
        core.Track(running);
        return await running.ConfigureAwait(false);
    }

    private async Task<FlushReport> RunAsync(ISyncStore store, CancellationToken cancellationToken)
    {
        // Off the caller's thread: a store may answer at once, and a loop of flushes over an empty queue must give its thread back.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var budget = _options.Budget is { } limit
            ? _core.Time.CreateTimer(static run => ((FlushRun)run!).Stop(FlushEnd.BudgetEnded), this, limit - _grace, Timeout.InfiniteTimeSpan)
            : null;
        try
        {
            await using var cancelled = cancellationToken.UnsafeRegister(static run => ((FlushRun)run!).Stop(FlushEnd.Cancelled), this);
            await using var disposed = _core.Disposing.UnsafeRegister(static run => ((FlushRun)run!).Stop(FlushEnd.Cancelled), this);
            while (await StepAsync(store).ConfigureAwait(false))
            {
            }

            var stuck = _pool.Abandon();
            await ExchangeAsync(store, _pool.TakeEnded(), null).ConfigureAwait(false);
            return _tally.ToReport(_stopped ?? (HasReachedLimit ? FlushEnd.LimitReached : FlushEnd.Drained), stuck, _nextDue);
        }
        catch
        {
            await GiveUpAsync(store).ConfigureAwait(false);
            throw;
        }
        finally
        {
            if (budget is not null)
                await budget.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Settles what has ended and claims what there is room for, or waits for either; false when the flush is over.</summary>
    private async Task<bool> StepAsync(ISyncStore store)
    {
        var ended = _pool.TakeEnded();
        if (ended.Count > 0)
            _mayClaim = true; // a settled job may have promoted the next one of its key
        var claim = NextClaim(ended.Count > 0);
        if (ended.Count > 0 || claim is not null)
        {
            await ExchangeAsync(store, ended, claim).ConfigureAwait(false);
            return true;
        }

        if (_pool.IsIdle)
            return false;
        var wait = Poll;
        if (_stopped is not null)
        {
            var left = _grace - _core.Time.GetElapsedTime(_stoppedAt);
            if (left <= TimeSpan.Zero)
                return false;
            wait = left < Poll ? left : Poll;
        }

        await _signal.WaitAsync(wait, _core.Time).ConfigureAwait(false);
        _mayClaim = true;
        if (_sizer.IsStalled)
        {
            // What was claimed ahead of handlers that turned out to be slow is for others to run.
            _pool.ReturnReady();
            _sizer.Reset();
        }

        return true;
    }

    private ClaimRequest? NextClaim(bool settles)
    {
        var starved = _pool.IsStarved;
        if (starved && _claimOpen)
        {
            _claimOpen = false;
            _sizer.Drained();
        }

        var room = Math.Min(_sizer.Capacity - _pool.Unfinished, _jobsLeft);
        if (_stopped is not null || !_mayClaim || room <= 0 || HasReachedLimit || (!starved && !settles))
            return null;
        return new ClaimRequest
        {
            Accepts = new FlushGate(_options).Accepts,
            MaxJobs = (int)room,
            MaxBytes = Math.Min(_bytesLeft, MaxClaimBytes),
            LeaseDuration = _core.Options.Limits.LeaseDuration,
            FlushId = _flushId,
            Excluded = _core.Attempts.Orphans,
        };
    }

    private async Task ExchangeAsync(ISyncStore store, List<(Attempt Attempt, Settlement Settlement)> ended, ClaimRequest? claim)
    {
        if (ended.Count == 0 && claim is null)
            return;
        try
        {
            var settlements = ended.ConvertAll(end => end.Settlement);
            var result = await store.ExchangeAsync(settlements, claim, CancellationToken.None).ConfigureAwait(false);
            if (claim is not null)
                TakeClaimed(claim, result);
            for (var i = 0; i < ended.Count; i++)
            {
                if (ended[i].Settlement.Kind == SettlementKind.Return)
                    GiveBack(ended[i].Attempt);
                _tally.Add(ended[i].Attempt, ended[i].Settlement, result.Settled[i]);
            }
        }
        finally
        {
            foreach (var (attempt, _) in ended)
                _core.Forget(attempt);
        }
    }

    private void TakeClaimed(ClaimRequest claim, ExchangeResult result)
    {
        _mayClaim = result.Claimed.Count == claim.MaxJobs;
        _nextDue = result.NextDue;
        if (result.Claimed.Count == 0)
            return;
        _jobsLeft -= result.Claimed.Count;
        foreach (var claimed in result.Claimed)
            _bytesLeft -= claimed.Job.Payload.Length;
        _claimOpen = true;
        _sizer.Claimed();
        _pool.Start(result.Claimed);
    }

    private void GiveBack(Attempt attempt)
    {
        _jobsLeft++;
        _bytesLeft += attempt.Claimed.Job.Payload.Length;
    }

    private void Stop(FlushEnd end)
    {
        lock (_gate)
        {
            if (_stopped is not null)
                return;
            _stoppedAt = _core.Time.GetTimestamp();
            _stopped = end;
        }

        _pool.Stop(end == FlushEnd.BudgetEnded ? StopReason.BudgetEnded : StopReason.Shutdown);
    }

    /// <summary>The store, or the app's callback, failed: handlers stop as at the end of a budget, and what has ended is stored if it can be.</summary>
    private async Task GiveUpAsync(ISyncStore store)
    {
        Stop(FlushEnd.Cancelled);
        while (_pool.Unfinished > 0 && _core.Time.GetElapsedTime(_stoppedAt) < _grace)
            await _signal.WaitAsync(_grace - _core.Time.GetElapsedTime(_stoppedAt), _core.Time).ConfigureAwait(false);
        _pool.Abandon();
        var ended = _pool.TakeEnded();
        if (ended.Count == 0)
            return;
        try
        {
            await store.ExchangeAsync(ended.ConvertAll(end => end.Settlement), null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SyncException)
        {
            // The caller gets the first error. The leases lapse, and the jobs run again.
        }
        finally
        {
            foreach (var (attempt, _) in ended)
                _core.Forget(attempt);
        }
    }

    private static void Validate(FlushOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.Handlers, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Concurrency, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.ReportLimit, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxJobs ?? 1, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxBytes ?? 1, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Grace, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Budget ?? TimeSpan.MaxValue, TimeSpan.Zero, nameof(options));
    }
}
