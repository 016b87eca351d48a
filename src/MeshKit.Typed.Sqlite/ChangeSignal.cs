namespace MeshKit.Typed.Sqlite;

/// <summary>Counts changes, and wakes those who wait for one. Other processes' changes are asked for while somebody waits.</summary>
internal sealed class ChangeSignal(TimeProvider time)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = NewSource();
    private long _number = 1;

    public void Bump()
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _number++;
            (changed, _changed) = (_changed, NewSource());
        }

        changed.SetResult();
    }

    /// <summary>Waits as the contract says.</summary>
    /// <param name="seen">The number that the caller has.</param>
    /// <param name="timeout">By the mesh's clock; polling goes by real time, since other processes do.</param>
    /// <param name="poll">Asks for changes by others, and bumps this where there are some.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<long> WaitAsync(long seen, TimeSpan timeout, Func<CancellationToken, Task> poll, CancellationToken cancellationToken)
    {
        using var ended = new CancellationTokenSource(timeout, time);
        var expired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = ended.Token.Register(expired.SetResult);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_number != seen)
                    return _number;
                changed = _changed.Task;
            }

            if (expired.Task.IsCompleted)
                return seen;
            using var stopPolling = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var delay = Task.Delay(PollInterval, stopPolling.Token);
            await Task.WhenAny(changed, expired.Task, delay).ConfigureAwait(false);
            var isTime = delay.IsCompletedSuccessfully || expired.Task.IsCompleted;
            await stopPolling.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (isTime)
                await poll(cancellationToken).ConfigureAwait(false);
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
