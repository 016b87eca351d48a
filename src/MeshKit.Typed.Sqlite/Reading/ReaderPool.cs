using System.Collections.Concurrent;

namespace MeshKit.Typed.Sqlite;

/// <summary>Connections that read, beside the one that writes. Each statement sees what was committed when it began.</summary>
internal sealed class ReaderPool(StoreFile file) : IDisposable
{
    private const int MaxIdle = 4;

    private readonly ConcurrentBag<Connection> _idle = [];
    private int _readers;
    private volatile bool _disposed;

    /// <summary>Reads on the thread pool, so that no caller's thread waits for the disk.</summary>
    public Task<T> ReadAsync<T>(Func<Connection, T> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            if (!_idle.TryTake(out var db))
                db = file.OpenReader();
            else
                Interlocked.Decrement(ref _readers);
            try
            {
                var result = read(db);
                GiveBack(db);
                return result;
            }
            catch
            {
                db.Dispose();
                throw;
            }
        },
        cancellationToken);

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var db))
            db.Dispose();
    }

    private void GiveBack(Connection db)
    {
        if (_disposed || Interlocked.Increment(ref _readers) > MaxIdle)
        {
            db.Dispose();
            return;
        }

        _idle.Add(db);

        // Disposed meanwhile: what was added after the sweep is swept here.
        if (_disposed)
            Dispose();
    }
}
