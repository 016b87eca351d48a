namespace MeshKit.Typed.Sqlite;

/// <summary>The one writer of a store, on a thread of its own: it takes the calls that are queued, commits them once, and answers all.</summary>
internal sealed class GroupWriter
{
    // Bounds how long one call of a crowd waits for the others of its commit.
    private const int LargestGroup = 1024;

    private readonly Queue<WriteWork> _queue = new();
    private readonly WriterSession _session;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;

    public GroupWriter(WriterSession session)
    {
        _session = session;
        new Thread(Loop) { IsBackground = true, Name = "MeshKit.Typed.Sqlite writer" }.Start();
    }

    public Task<T> RunAsync<T>(WriteWork<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        if (cancellationToken.CanBeCanceled)
            work.CancelWith(cancellationToken);
        lock (_queue)
        {
            if (_closed)
                return Task.FromException<T>(new SyncException(SyncErrorCodes.MeshDisposed, "The store was disposed."));
            _queue.Enqueue(work);
            if (_queue.Count == 1)
                Monitor.Pulse(_queue);
        }

        return work.Answer;
    }

    /// <summary>Runs what is queued, takes no more, and closes the connection.</summary>
    public Task CloseAsync()
    {
        lock (_queue)
        {
            _closed = true;
            Monitor.Pulse(_queue);
        }

        return _ended.Task;
    }

    private void Loop()
    {
        var group = new List<WriteWork>();
        while (Take(group))
        {
            group.RemoveAll(work => !work.TryBegin());
            if (group.Count > 0)
                _session.Run(group);
        }

        try
        {
            _session.Dispose();
            _ended.SetResult();
        }
        catch (Exception exception)
        {
            // The thread has no caller: whoever disposes the store is told.
            _ended.SetException(exception);
        }
    }

    private bool Take(List<WriteWork> group)
    {
        group.Clear();
        lock (_queue)
        {
            while (_queue.Count == 0 && !_closed)
                Monitor.Wait(_queue);
            while (group.Count < LargestGroup && _queue.TryDequeue(out var work))
                group.Add(work);
        }

        return group.Count > 0;
    }
}
