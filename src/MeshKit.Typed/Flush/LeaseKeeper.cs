using System.Collections.Concurrent;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>
/// Renews the leases of everything claimed here, in one call for all of it, at a third of the lease or every 5 seconds (rule 14), and
/// passes on what the renewal learns: a cancellation from another process, or a lost lease. Its timer runs only while something is held.
/// </summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(5);

    private readonly MeshCore _core;
    private readonly ConcurrentDictionary<JobToken, Attempt> _held = new();
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private bool _running;
    private bool _beating;
    private Task _beat = Task.CompletedTask;
    private long _renewedAt;

    public LeaseKeeper(MeshCore core)
    {
        _core = core;
        Interval = core.Options.Limits.LeaseDuration / 3;
        if (Interval > LongestInterval)
            Interval = LongestInterval;
        _timer = core.Time.CreateTimer(static keeper => ((LeaseKeeper)keeper!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public TimeSpan Interval { get; }

    public void Add(Attempt attempt)
    {
        _held[attempt.Claimed.Lease] = attempt;
        lock (_gate)
        {
            if (_running)
                return;
            _running = true;
            _renewedAt = _core.Time.GetTimestamp();
            _timer.Change(Interval, Interval);
        }
    }

    public void Remove(Attempt attempt)
    {
        _held.TryRemove(attempt.Claimed.Lease, out _);
        if (!_held.IsEmpty)
            return;
        lock (_gate)
        {
            if (!_running || !_held.IsEmpty)
                return;
            _running = false;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        Task beat;
        lock (_gate)
            beat = _beat;
        await beat.ConfigureAwait(false);
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            // A slow store must not pile up renewals: one is under way at a time.
            if (_beating || !_running)
                return;
            _beating = true;
            _beat = BeatAsync();
        }
    }

    private async Task BeatAsync()
    {
        // Off the timer's thread: a store may answer synchronously.
        await Task.Yield();
        try
        {
            var held = _held.ToArray();
            var leases = Array.ConvertAll(held, entry => entry.Key);
            var asked = _core.Time.GetTimestamp();
            var states = await _core.OpenedStore.RenewAsync(leases, _core.Options.Limits.LeaseDuration, CancellationToken.None).ConfigureAwait(false);
            Volatile.Write(ref _renewedAt, asked);
            for (var i = 0; i < held.Length; i++)
                Apply(held[i].Value, states[i]);
        }
        catch (SyncException)
        {
            // The store did not answer. The next beat tries again; once the lease may have ended by the monotonic clock, the handlers must stop,
            // since another process may be about to run their jobs.
            if (_core.Time.GetElapsedTime(Volatile.Read(ref _renewedAt)) >= _core.Options.Limits.LeaseDuration)
            {
                foreach (var attempt in _held.Values)
                    attempt.Stop(StopReason.LeaseLost);
            }
        }
        finally
        {
            lock (_gate)
                _beating = false;
        }
    }

    private static void Apply(Attempt attempt, LeaseState state)
    {
        if (state != LeaseState.Held)
        {
            attempt.Stop(state switch
            {
                LeaseState.CancelRequested => StopReason.CancelRequested,
                LeaseState.Superseded => StopReason.Superseded,
                _ => StopReason.LeaseLost,
            });
        }
    }
}
