namespace MeshKit.Typed.Stores.InMemory;

/// <summary>Counts the changes of a table and wakes those who wait for the next one.</summary>
internal sealed class ChangeCounter
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _next;
    private long _count = 1;

    public void Increment()
    {
        TaskCompletionSource? next;
        lock (_gate)
        {
            _count++;
            next = _next;
            _next = null;
        }

        next?.SetResult();
    }

    /// <summary>The count once it differs from <paramref name="seen"/>; the same at the timeout.</summary>
    public async ValueTask<long> WaitAsync(long seen, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        Task changed;
        lock (_gate)
        {
            if (_count != seen)
                return _count;
            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            changed = _next.Task;
        }

        try
        {
            await changed.WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return seen;
        }

        lock (_gate)
            return _count;
    }
}
