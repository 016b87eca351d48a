using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>
/// Runs claimed attempts, so many at once, and collects their settlements. What has ended is handed on as soon as someone can take it: the
/// signal is set when nothing is left to start, when a handler waits, and at the latest a few milliseconds after the first outcome, so that
/// fast handlers share a commit and slow ones never wait for it.
/// </summary>
internal sealed class AttemptPool(MeshCore core, AttemptRunner runner, int concurrency, AsyncSignal signal)
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromMilliseconds(2);

    private readonly Lock _gate = new();
    private readonly Queue<Attempt> _ready = new();
    private readonly HashSet<Attempt> _running = [];
    private List<(Attempt Attempt, Settlement Settlement)> _ended = [];
    private long _firstEndedAt;
    private int _pumps;
    private bool _stopped;
    private bool _abandoned;

    /// <summary>How many attempts have not ended.</summary>
    public int Unfinished
    {
        get
        {
            lock (_gate)
                return _ready.Count + _running.Count;
        }
    }

    /// <summary>Whether nothing waits to be started.</summary>
    public bool IsStarved
    {
        get
        {
            lock (_gate)
                return _ready.Count == 0;
        }
    }

    /// <summary>Whether nothing waits, runs, or has ended without being taken.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
                return _ready.Count + _running.Count + _ended.Count == 0;
        }
    }

    public void Start(IReadOnlyList<ClaimedJob> claimed)
    {
        int pumps;
        lock (_gate)
        {
            foreach (var job in claimed)
            {
                var attempt = new Attempt(core, job);
                core.Hold(attempt);
                if (_stopped)
                    Ended(attempt, Return(attempt));
                else
                    _ready.Enqueue(attempt);
            }

            pumps = Math.Min(concurrency - _pumps, _ready.Count);
            _pumps += pumps;
        }

        for (; pumps > 0; pumps--)
            _ = Task.Run(PumpAsync);
    }

    /// <summary>Takes what has ended since the last call.</summary>
    public List<(Attempt Attempt, Settlement Settlement)> TakeEnded()
    {
        lock (_gate)
        {
            // Never the live list, not even an empty one: attempts end while the caller waits for its store.
            if (_ended.Count == 0)
                return [];
            var ended = _ended;
            _ended = [];
            return ended;
        }
    }

    /// <summary>Gives back what has not begun.</summary>
    public void ReturnReady()
    {
        lock (_gate)
        {
            while (_ready.TryDequeue(out var attempt))
                Ended(attempt, Return(attempt));
        }
    }

    /// <summary>Starts no more: what has not begun ends as returned, and what runs is asked to stop.</summary>
    public void Stop(StopReason reason)
    {
        Attempt[] running;
        lock (_gate)
        {
            _stopped = true;
            ReturnReady();
            running = [.. _running];
        }

        foreach (var attempt in running)
            attempt.Stop(reason);
        signal.Set();
    }

    /// <summary>Gives up waiting: what still runs is stuck. Its lease lapses, and it settles by itself should it return in time.</summary>
    public IReadOnlyList<Guid> Abandon()
    {
        lock (_gate)
        {
            _abandoned = true;
            foreach (var attempt in _running)
            {
                attempt.IsAbandoned = true;
                core.Leases.Remove(attempt);
            }

            return [.. _running.Select(attempt => attempt.Claimed.Job.Id)];
        }
    }

    private static Settlement Return(Attempt attempt) => new() { Lease = attempt.Claimed.Lease, Kind = SettlementKind.Return };

    private async Task PumpAsync()
    {
        while (TakeReady() is { } attempt)
        {
            var running = runner.RunAsync(attempt);
            if (!running.IsCompleted)
                HandOn();
            var settlement = await running.ConfigureAwait(false);

            bool late;
            lock (_gate)
            {
                _running.Remove(attempt);
                late = _abandoned;
                if (!late)
                    Ended(attempt, settlement);
            }

            if (late)
                await SettleLateAsync(attempt, settlement).ConfigureAwait(false);
            else if (core.Time.GetElapsedTime(_firstEndedAt) >= LongestHold)
                signal.Set();
        }
    }

    private Attempt? TakeReady()
    {
        lock (_gate)
        {
            if (!_abandoned && _ready.TryDequeue(out var attempt))
            {
                _running.Add(attempt);
                return attempt;
            }

            _pumps--;
        }

        signal.Set();
        return null;
    }

    private void Ended(Attempt attempt, Settlement settlement)
    {
        if (_ended.Count == 0)
            _firstEndedAt = core.Time.GetTimestamp();
        _ended.Add((attempt, settlement));
    }

    private void HandOn()
    {
        lock (_gate)
        {
            if (_ended.Count == 0)
                return;
        }

        signal.Set();
    }

    private async Task SettleLateAsync(Attempt attempt, Settlement settlement)
    {
        core.Forget(attempt);
        try
        {
            var store = await core.StoreAsync(CancellationToken.None).ConfigureAwait(false);
            await store.ExchangeAsync([settlement], null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SyncException)
        {
            // The flush that could have reported it is over, and the lease lapses by itself: the job runs again, as rule 2 allows.
        }
    }
}
