namespace MeshKit.Typed.Sqlite;

/// <summary>The writer's connection and the transactions on it. Used by the writer's thread alone.</summary>
internal sealed class WriterSession(StoreFile file, GateCatalog gates, TimeProvider time, long owner, ChangeSignal changes, ICommitFaults? faults)
    : IDisposable
{
    private static readonly TimeSpan OwnTransactionWait = TimeSpan.FromMilliseconds(250);

    private Connection? _db;
    private long _number;

    /// <summary>Says whether the app holds a transaction that a call of this store has joined: waiting for it long may be waiting for oneself.</summary>
    public Func<bool> IsJoined { get; set; } = static () => false;

    /// <summary>How many transactions were committed.</summary>
    public long Commits { get; private set; }

    /// <summary>Opens the connection, so that its errors are met when the store is opened.</summary>
    public void Open() => _db ??= file.OpenWriter();

    public void Run(List<WriteWork> group)
    {
        foreach (var question in group.Where(work => work.IsQuestion))
            Ask(question);
        var writes = group.FindAll(work => !work.IsQuestion);
        if (writes.Count > 0)
            Write(writes);
    }

    public void Dispose()
    {
        if (_db is null)
            return;
        try
        {
            _db.Execute(Sql.Checkpoint);
        }
        catch (SyncException)
        {
            // As on a full disk. What is committed is durable in the log, which whoever opens the file next writes back.
        }

        Discard();
    }

    private void Ask(WriteWork question)
    {
        try
        {
            Open();
            question.Run(new WriteScope(_db!, gates, time, owner));
            question.Complete();
        }
        catch (Exception exception)
        {
            question.Fail(exception);
        }
    }

    private void Write(List<WriteWork> group)
    {
        WriteScope scope;
        bool hasChanged;
        try
        {
            Open();
            BusyRetry.Run(() => IsJoined() && file.BusyTimeout > OwnTransactionWait ? OwnTransactionWait : file.BusyTimeout, () => _db!.Execute(Sql.Begin));
            file.ThrowIfTooNew(_db!);
            scope = new WriteScope(_db!, gates, time, owner);
            var before = _db!.TotalChanges;
            group.ForEach(work => RunOne(work, scope));
            hasChanged = _db.TotalChanges != before;
            if (hasChanged)
                scope.LeaveTrace(++_number);
        }
        catch (Exception exception)
        {
            GiveUp(group, exception);
            return;
        }

        try
        {
            faults?.BeforeCommit();
            _db.Execute(Sql.Commit);
            faults?.AfterCommit();
        }
        catch (Exception exception)
        {
            if (!WasCommitted(scope, hasChanged, exception, group))
                return;
        }

        Commits++;
        scope.Publish();
        if (hasChanged && group.Exists(work => work is { IsChange: true, HasFailed: false }))
            changes.Bump();
        foreach (var work in group.Where(work => !work.HasFailed))
            work.Complete();
    }

    /// <summary>Runs one call so that its failure, where it can be undone alone, leaves the others of the group as they are.</summary>
    private void RunOne(WriteWork work, WriteScope scope)
    {
        var before = _db!.TotalChanges;
        if (work.NeedsSavepoint)
            _db.Execute(Sql.Savepoint);
        try
        {
            scope.BeginCall();
            work.Run(scope);
        }
        catch (Exception exception) when (!SqliteErrors.IsStorage(exception) && (work.NeedsSavepoint || _db.TotalChanges == before))
        {
            if (work.NeedsSavepoint)
            {
                _db.Execute(Sql.SavepointRollback);
                scope.Forget();
                scope.Witness = null;
            }

            work.Fail(exception);
        }

        if (work.NeedsSavepoint)
            _db.Execute(Sql.SavepointRelease);
    }

    /// <summary>Undoes the group. An error that is one call's own fails that call alone: the others run again, each for itself.</summary>
    private void GiveUp(List<WriteWork> group, Exception exception)
    {
        try
        {
            if (_db is { IsInTransaction: true })
                _db.Execute(Sql.Rollback);
        }
        catch (SyncException)
        {
            // Closing the connection rolls back as well; the first error is the one to tell.
            Discard();
        }

        if (SqliteErrors.IsInputOutput(exception))
            Discard();
        var rest = group.FindAll(work => !work.HasFailed);
        if (rest.Count <= 1 || SqliteErrors.IsStorage(exception))
            rest.ForEach(work => work.Fail(exception));
        else
            rest.ForEach(work => Write([work]));
    }

    /// <summary>
    /// Finds out what became of a commit that threw. A new connection looks for a trace of the transaction, and then commits a write of its
    /// own: whatever half of the lost one was still to come can come no more.
    /// </summary>
    private bool WasCommitted(WriteScope scope, bool hasChanged, Exception exception, List<WriteWork> group)
    {
        Discard();
        var rest = group.FindAll(work => !work.HasFailed);
        try
        {
            faults?.BeforeLookup();
            var isThere = hasChanged && LookUp(scope.Witness!, exception);
            if (!isThere)
                rest.ForEach(work => work.Fail(exception));
            return isThere;
        }
        catch (SyncException)
        {
            // It could not be looked up, which is what the answer says.
            Discard();
        }

        var unknown = new SyncException(
            SyncErrorCodes.OutcomeUnknown, "The commit failed, and what became of it cannot be found out. Read the jobs before repeating the call.", exception);
        rest.ForEach(work => work.Fail(unknown));
        return false;
    }

    private bool LookUp(Witness witness, Exception lost)
    {
        Open();
        BusyRetry.Run(() => file.BusyTimeout, () => _db!.Execute(Sql.Begin));
        var isThere = witness.IsThere(_db!);
        try
        {
            _db!.Execute(Sql.CountRecovery);
            _db.Execute(Sql.Commit);
        }
        catch (SyncException exception) when (SqliteErrors.IsFull(exception) && SqliteErrors.IsFull(lost))
        {
            // There is no room for this write either. None is needed: a full disk cut the lost one off before the part that commits it.
            Discard();
        }

        return isThere;
    }

    private void Discard()
    {
        _db?.Dispose();
        _db = null;
    }
}
