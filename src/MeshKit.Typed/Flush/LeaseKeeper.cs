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
    private long _renewedAtWall;

    public LeaseKeeper(MeshCore core)
    {
        _core = core;
        Interval = core.Options.Limits.LeaseDuration / 3;
        if (Interval > LongestInterval)
            Interval = LongestInterval;
        _timer = core.Time.CreateTimer(static keeper => ((LeaseKeeper)keeper!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public TimeSpan Interval { get; }

    // A device that slept may have stopped one of the clocks, and with it the timer.
    private bool MayHaveEnded =>
        _core.Time.GetElapsedTime(Volatile.Read(ref _renewedAt)) >= _core.Options.Limits.LeaseDuration
        || _core.Time.GetUtcNow().UtcTicks - Volatile.Read(ref _renewedAtWall) >= _core.Options.Limits.LeaseDuration.Ticks;

    public void Add(Attempt attempt)
    {
        _held[attempt.Claimed.Lease] = attempt;
        lock (_gate)
        {
            if (_running)
                return;
            _running = true;
            NoteRenewal(_core.Time.GetTimestamp(), _core.Time.GetUtcNow().UtcTicks);
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

    /// <summary>
    /// Called before a handler goes on. Where either clock says that the lease may have ended, it is renewed first, or else the handler
    /// is asked to stop (rule 17): another process may be running its job.
    /// </summary>
    public Task RenewIfEndedAsync()
    {
        if (!MayHaveEnded)
            return Task.CompletedTask;
        lock (_gate)
        {
            if (!_beating)
            {
                _beating = true;
                _beat = BeatAsync();
            }

            return _beat;
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
            var (asked, askedWall) = (_core.Time.GetTimestamp(), _core.Time.GetUtcNow().UtcTicks);
            var states = await _core.OpenedStore.RenewAsync(leases, _core.Options.Limits.LeaseDuration, CancellationToken.None).ConfigureAwait(false);
            NoteRenewal(asked, askedWall);
            for (var i = 0; i < held.Length; i++)
                Apply(held[i].Value, states[i]);
        }
        catch (SyncException)
        {
            // The store did not answer. The next beat tries again; once the lease may have ended, the handlers must stop, since another process
            // may be about to run their jobs.
            if (MayHaveEnded)
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

    private void NoteRenewal(long timestamp, long wall)
    {
        Volatile.Write(ref _renewedAt, timestamp);
        Volatile.Write(ref _renewedAtWall, wall);
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
