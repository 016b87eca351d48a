using System.Data.Common;
using MeshKit.Typed.Stores;
using Microsoft.Data.Sqlite;

namespace MeshKit.Typed.Sqlite;

/// <summary>Enqueues in the app's own transactions, and knows which of them are still open.</summary>
internal sealed class JoinedTransactions(StoreFile file, GateCatalog gates, TimeProvider time, long owner)
{
    private readonly List<WeakReference<SqliteTransaction>> _joined = [];

    public bool IsAnyOpen
    {
        get
        {
            lock (_joined)
            {
                _joined.RemoveAll(entry => !entry.TryGetTarget(out var transaction) || transaction.Connection is null);
                return _joined.Count > 0;
            }
        }
    }

    /// <summary>Runs on the app's connection, on the caller's thread: the connection is theirs.</summary>
    /// <exception cref="ArgumentException">The transaction is not one on this file.</exception>
    public EnqueueResult[] Enqueue(IReadOnlyList<NewJob> jobs, DbTransaction transaction)
    {
        if (transaction is not SqliteTransaction { Connection: { Handle: { } handle } } own)
            throw new ArgumentException("The transaction must be an open SqliteTransaction of Microsoft.Data.Sqlite.", nameof(transaction));
        using var db = new Connection(handle, isOwned: false);
        if (!string.Equals(db.FileName, file.Path, StringComparison.Ordinal))
            throw new ArgumentException($"The transaction must be on the store's own file, {file.Path}.", nameof(transaction));
        BusyRetry.Run(() => file.BusyTimeout, () => db.Execute(Sql.TakeWriteLock));
        file.ThrowIfTooNew(db);
        lock (_joined)
            _joined.Add(new WeakReference<SqliteTransaction>(own));
        db.Execute(Sql.Savepoint);
        try
        {
            // Its gates are not published: the app may roll back.
            var results = Enqueuing.Run(new WriteScope(db, gates, time, owner), jobs);
            db.Execute(Sql.SavepointRelease);
            return results;
        }
        catch
        {
            if (db.IsInTransaction)
            {
                db.Execute(Sql.SavepointRollback);
                db.Execute(Sql.SavepointRelease);
            }

            throw;
        }
    }
}
