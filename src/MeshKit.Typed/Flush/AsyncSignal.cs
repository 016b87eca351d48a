namespace MeshKit.Typed;

/// <summary>A signal with one waiter: setting it before the wait is not lost, and setting it twice is once.</summary>
internal sealed class AsyncSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Set()
    {
        lock (_gate)
            _set.TrySetResult();
    }

    /// <summary>Waits for the signal, or until the timeout, and clears it.</summary>
    public async Task WaitAsync(TimeSpan timeout, TimeProvider time)
    {
        Task set;
        lock (_gate)
            set = _set.Task;
        if (!set.IsCompleted)
            await set.WaitAsync(timeout, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            if (_set.Task.IsCompleted)
                _set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
