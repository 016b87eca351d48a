using System.Diagnostics.CodeAnalysis;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>One claimed job in this process, from its claim to its settlement.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer and no wait handle, so that there is nothing to dispose; handlers may hold its token for longer than the attempt.")]
internal sealed class Attempt(MeshCore core, ClaimedJob claimed)
{
    // Also guards the reason and the end: a lock of their own would be one more object for each attempt.
    private readonly CancellationTokenSource _stop = new();
    private ReadOnlyMemory<byte>? _checkpoint = claimed.Job.Checkpoint;
    private StepLog? _steps;
    private int _stopReason;
    private bool _ended;

    public ClaimedJob Claimed { get; } = claimed;

    public SyncJson Json => core.Json;

    public ReadOnlyMemory<byte>? Checkpoint => _checkpoint;

    public StopReason StopReason => (StopReason)Volatile.Read(ref _stopReason);

    public CancellationToken StopToken => _stop.Token;

    public StepLog Steps => LazyInitializer.EnsureInitialized(ref _steps, () => new StepLog(this));

    /// <summary>Whether the flush gave up waiting for the handler.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>Whether the handler may be running without a lease.</summary>
    public bool IsOrphan => IsAbandoned || StopReason == StopReason.LeaseLost;

    public bool RunsOn(MeshCore other) => ReferenceEquals(core, other);

    /// <summary>Asks the handler to stop. The first reason stands, except that a lost lease overrides all.</summary>
    public void Stop(StopReason reason)
    {
        lock (_stop)
        {
            if (_ended)
                return;
            if (_stopReason == (int)StopReason.None || reason == StopReason.LeaseLost)
                Volatile.Write(ref _stopReason, (int)reason);
        }

        // Not on this thread: what a handler does when it is stopped must not delay the others' stop.
        _ = _stop.CancelAsync();
    }

    /// <summary>Says that the handler has returned: nothing stops it from here on.</summary>
    public void End()
    {
        lock (_stop)
            _ended = true;
    }

    /// <summary>Stores a checkpoint under the attempt's token.</summary>
    public async Task CheckpointAsync(ReadOnlyMemory<byte>? value, CancellationToken cancellationToken)
    {
        await WriteAsync(new ProgressWrite.Checkpoint(value), cancellationToken).ConfigureAwait(false);
        _checkpoint = value;
    }

    /// <summary>Makes sure that the job is still held, before something is done that others will see.</summary>
    /// <exception cref="SyncException"><c>lease_lost</c>.</exception>
    public async ValueTask ThrowIfLostAsync(string consequence)
    {
        await core.Leases.RenewIfEndedAsync().ConfigureAwait(false);
        if (StopReason == StopReason.LeaseLost)
            throw LeaseLost(consequence);
    }

    /// <summary>Enqueues a job that this attempt needs done.</summary>
    /// <exception cref="SyncException"><c>lease_lost</c>, and what enqueueing throws.</exception>
    public async Task<EnqueueReceipt> EnqueueChildAsync(EnqueueRequest request, CancellationToken cancellationToken)
    {
        await ThrowIfLostAsync("the child was not enqueued").ConfigureAwait(false);
        return await core.Enqueuer.EnqueueChildAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores progress under the attempt's token, also while the mesh is being disposed: that is when a handler has a last checkpoint to write.</summary>
    /// <exception cref="SyncException"><c>lease_lost</c>.</exception>
    public async Task WriteAsync(ProgressWrite progress, CancellationToken cancellationToken)
    {
        if (await core.OpenedStore.WriteProgressAsync(Claimed.Lease, progress, cancellationToken).ConfigureAwait(false))
            return;
        Stop(StopReason.LeaseLost);
        throw LeaseLost("its progress was not stored");
    }

    private SyncException LeaseLost(string consequence) => new(
        SyncErrorCodes.LeaseLost,
        $"The job {Claimed.Job.Id} is no longer held by this attempt; {consequence}. End the handler: another attempt has the job, or will.")
    { JobId = Claimed.Job.Id };
}
