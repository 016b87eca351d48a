using System.Data.Common;
using System.Diagnostics;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>The store on one SQLite file: calls go to the writer or to a reader; the rules stand in the folders beside this file.</summary>
internal sealed class SqliteStore : ISyncStore
{
    private static readonly TimeSpan OwnerCheckInterval = TimeSpan.FromSeconds(1);

    private readonly GateCatalog _gates = new();
    private readonly ChangeSignal _changes;
    private readonly OwnerLock _owner;
    private readonly ReaderPool _readers;
    private readonly JoinedTransactions _joined;
    private readonly WriterSession _session;
    private readonly GroupWriter _writer;
    private long _ownersCheckedAt;
    private long _dataVersion;
    private int _disposed;

    private SqliteStore(SqliteOptions options, StoreFile file, OwnerLock owner, TimeProvider time)
    {
        _owner = owner;
        _changes = new ChangeSignal(time);
        _readers = new ReaderPool(file);
        _joined = new JoinedTransactions(file, _gates, time, owner.Number);
        _session = new WriterSession(file, _gates, time, owner.Number, _changes, options.Faults) { IsJoined = () => _joined.IsAnyOpen };
        _session.Open();
        _writer = new GroupWriter(_session);
    }

    /// <summary>What says that this instance lives.</summary>
    internal OwnerLock Owner => _owner;

    /// <summary>How many transactions this instance has committed.</summary>
    internal long Commits => _session.Commits;

    public static SqliteStore Open(SqliteOptions options, TimeProvider time)
    {
        var file = StoreFile.Locate(options);
        file.Prepare();
        var owner = OwnerLock.Take(file.Path);
        SqliteStore? store = null;
        try
        {
            store = new SqliteStore(options, file, owner, time);
            store.ReleaseDeadOwners();

            // What happened before is no change.
            store.PollAsync(CancellationToken.None).GetAwaiter().GetResult();
            return store;
        }
        catch
        {
            store?.Abandon();
            owner.Dispose();
            throw;
        }
    }

    public async ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(
        IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        ThrowIfDisposed();
        if (transaction is not null)
            return _joined.Enqueue(jobs, transaction);

        // One job alone is refused before it changes anything.
        return await WriteAsync(new WriteWork<EnqueueResult[]>(scope => Enqueuing.Run(scope, jobs)) { NeedsSavepoint = jobs.Count > 1 }, cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<ExchangeResult> ExchangeAsync(
        IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlements);
        foreach (var settlement in settlements)
            ArgumentOutOfRangeException.ThrowIfGreaterThan((int)settlement.Kind, (int)SettlementKind.Return, nameof(settlements));
        return await WriteAsync(new WriteWork<ExchangeResult>(scope => Exchange(scope, settlements, claim)) { MayRunHere = true }, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<LeaseState>> RenewAsync(
        IReadOnlyList<JobToken> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        await WriteAsync(new WriteWork<LeaseState[]>(scope => Working.Renew(scope, leases, duration)) { IsChange = false }, cancellationToken)
            .ConfigureAwait(false);

    public async ValueTask<bool> WriteProgressAsync(JobToken lease, ProgressWrite progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return await WriteAsync(new WriteWork<bool>(scope => Working.WriteProgress(scope, lease, progress)), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<EditResult> EditAsync(JobEdit edit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return await WriteAsync(new WriteWork<EditResult>(scope => Editing.Run(scope, edit)), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<StoredJob?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await ReadAsync(db => Reading.Find(db, _gates, id), cancellationToken).ConfigureAwait(false);

    public async ValueTask<StoredJob?> FindHeadAsync(string key, CancellationToken cancellationToken) =>
        await ReadAsync(db => Reading.FindHead(db, _gates, key), cancellationToken).ConfigureAwait(false);

    public async ValueTask<StoredJobPage> QueryAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        return await ReadAsync(db => Reading.Query(db, _gates, query), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<int> PruneAsync(PruneRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1, nameof(request));
        return await WriteAsync(new WriteWork<int>(scope => Working.Prune(scope, request)), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<StoreCount>> StatsAsync(CancellationToken cancellationToken) =>
        await ReadAsync(db => Reading.Stats(db, _gates), cancellationToken).ConfigureAwait(false);

    public async ValueTask<long> WaitForChangeAsync(long seen, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        return await _changes.WaitAsync(seen, timeout, PollAsync, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        try
        {
            // A handler that ignored its cancellation may still be running here: its lease is left to its time.
            await WriteAsync(new WriteWork<int>(Disown) { IsChange = false }, default).ConfigureAwait(false);
        }
        catch (SyncException exception) when (exception.Code == SyncErrorCodes.SchemaTooNew)
        {
            // Newer code has the file, and releases what was held here as a dead owner's.
        }
        finally
        {
            await _writer.CloseAsync().ConfigureAwait(false);
            _readers.Dispose();
            _owner.Dispose();
        }
    }

    /// <summary>What the writer's connection says of its settings.</summary>
    internal Task<long> AskWriterAsync(string pragma) => WriteAsync(new WriteWork<long>(scope => scope.Db.Scalar(pragma)) { IsQuestion = true }, default);

    /// <summary>Changes a setting of the writer's connection, for the tests of this assembly.</summary>
    internal Task SetWriterAsync(string pragma) => WriteAsync(new WriteWork<int>(scope => scope.Db.Script(pragma)) { IsQuestion = true }, default);

    private ExchangeResult Exchange(WriteScope scope, IReadOnlyList<Settlement> settlements, ClaimRequest? claim)
    {
        var accepted = claim is null ? null : Claiming.Accept(scope, claim);
        var settled = new SettleResult[settlements.Count];
        for (var i = 0; i < settled.Length; i++)
            settled[i] = Settling.Settle(scope, settlements[i]);
        Settling.ReleaseEndedLeases(scope);
        if (Stopwatch.GetElapsedTime(_ownersCheckedAt) >= OwnerCheckInterval)
            ReleaseDeadOwners(scope);
        if (claim is null)
            return new ExchangeResult { Settled = settled, Claimed = [] };
        var claiming = new Claiming(scope, claim, accepted!);
        return new ExchangeResult { Settled = settled, Claimed = claiming.Claim(), NextDue = claiming.FindNextDue() };
    }

    private void ReleaseDeadOwners()
    {
        WriteAsync(
            new WriteWork<bool>(scope =>
            {
                ReleaseDeadOwners(scope);
                ForgetDeadOwners(scope);
                return true;
            }),
            default).GetAwaiter().GetResult();
        _owner.BuryAll();
    }

    /// <summary>Releases what dead owners hold. Their files stay until the next opening: the transaction may yet be rolled back.</summary>
    private void ReleaseDeadOwners(WriteScope scope)
    {
        _ownersCheckedAt = Stopwatch.GetTimestamp();
        var owners = new List<long>();
        using (var statement = scope.Db.Use(Sql.LeaseOwners))
        {
            while (statement.Step())
                owners.Add(statement.Long(0));
        }

        foreach (var owner in owners.Where(_owner.IsDead))
        {
            while (!Settling.ReleaseOwner(scope, owner))
            {
            }
        }
    }

    /// <summary>Deletes what dead owners would have looked for after a lost commit.</summary>
    private void ForgetDeadOwners(WriteScope scope)
    {
        var owners = new List<long>();
        using (var statement = scope.Db.Use(Sql.MarkOwners))
        {
            while (statement.Step())
                owners.Add(statement.Long(0));
        }

        foreach (var owner in owners.Where(_owner.IsDead))
        {
            using var delete = scope.Db.Use(Sql.MarkDelete).Bind(1, owner);
            delete.Execute();
        }
    }

    /// <summary>Ends the writer of a store that could not be opened. Closing may fail as the opening did, whose error is the one to tell.</summary>
    private void Abandon() => ((IAsyncResult)_writer.CloseAsync()).AsyncWaitHandle.WaitOne();

    private int Disown(WriteScope scope)
    {
        using var disown = scope.Db.Use(Sql.LeasesDisown).Bind(1, _owner.Number);
        return disown.Execute();
    }

    private Task PollAsync(CancellationToken cancellationToken) =>
        WriteAsync(new WriteWork<bool>(HasForeignChange) { IsQuestion = true }, cancellationToken);

    /// <summary>On the writer's connection, whose data version only others' commits change.</summary>
    private bool HasForeignChange(WriteScope scope)
    {
        var version = scope.Db.Scalar(Sql.DataVersion);
        var isForeign = version != _dataVersion;
        _dataVersion = version;
        if (isForeign)
            _changes.Bump();
        return isForeign;
    }

    private Task<T> WriteAsync<T>(WriteWork<T> work, CancellationToken cancellationToken) => _writer.RunAsync(work, cancellationToken);

    private Task<T> ReadAsync<T>(Func<Connection, T> read, CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        return _readers.ReadAsync(read, cancellationToken);
    }

    private void ThrowIfDisposed()
    {
        if (Volatile.Read(ref _disposed) != 0)
            throw new SyncException(SyncErrorCodes.MeshDisposed, "The store was disposed.");
    }
}
