namespace MeshKit.Typed.Sqlite;

/// <summary>
/// The one writer of a store, on a thread of its own: it takes the calls that are queued, commits them once, and answers all. A call whose caller
/// has nothing else to do meanwhile may be written where it stands, if nobody else is writing: that saves two switches of threads.
/// </summary>
internal sealed class GroupWriter
{
    // Bounds how long one call of a crowd waits for the others of its commit.
    private const int LargestGroup = 1024;

    private readonly Queue<WriteWork> _queue = new();
    private readonly WriterSession _session;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isWriting;
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
            if (_isWriting || _queue.Count > 0 || !work.MayRunHere || !Thread.CurrentThread.IsThreadPoolThread)
            {
                _queue.Enqueue(work);
                if (_queue.Count == 1)
                    Monitor.Pulse(_queue);
                return work.Answer;
            }

            _isWriting = true;
        }

        Write([work]);
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
            Write(group);

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

    /// <summary>Takes what is queued and the right to write; false when the writer was closed and nothing is left.</summary>
    private bool Take(List<WriteWork> group)
    {
        group.Clear();
        lock (_queue)
        {
            while (_isWriting || (_queue.Count == 0 && !_closed))
                Monitor.Wait(_queue);
            while (group.Count < LargestGroup && _queue.TryDequeue(out var work))
                group.Add(work);
            _isWriting = group.Count > 0;
        }

        return group.Count > 0;
    }

    private void Write(List<WriteWork> group)
    {
        try
        {
            group.RemoveAll(work => !work.TryBegin());
            if (group.Count > 0)
                _session.Run(group);
        }
        finally
        {
            lock (_queue)
            {
                _isWriting = false;
                if (_queue.Count > 0 || _closed)
                    Monitor.Pulse(_queue);
            }
        }
    }
}
