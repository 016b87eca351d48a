using System.Collections.Concurrent;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>What all calls of one mesh share: the opened store, the clock, the JSON, and what is running.</summary>
internal sealed class MeshCore : IAsyncDisposable
{
    private readonly MeshProvider _provider;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly CancellationTokenSource _disposing = new();
    private readonly ConcurrentDictionary<Task, byte> _flushes = new();
    private volatile ISyncStore? _store;
    private volatile bool _opened;
    private int _disposed;

    public MeshCore(MeshProvider provider, MeshOptions options)
    {
        _provider = provider;
        Options = options;
        Json = new SyncJson(options.Manifest, options.Limits);
        Enqueuer = new Enqueuer(this);
        Attempts = new AttemptRegistry();
        Leases = new LeaseKeeper(this);
    }

    public MeshOptions Options { get; }

    public SyncManifest Manifest => Options.Manifest;

    public TimeProvider Time => Options.TimeProvider;

    public SyncJson Json { get; }

    public Enqueuer Enqueuer { get; }

    /// <summary>The attempts that are claimed in this process.</summary>
    public AttemptRegistry Attempts { get; }

    public LeaseKeeper Leases { get; }

    /// <summary>Signalled when the mesh is being disposed.</summary>
    public CancellationToken Disposing => _disposing.Token;

    /// <summary>The options of the last flush here, for explanations.</summary>
    public FlushOptions? LastFlush { get; set; }

    /// <summary>Opens the provider, once.</summary>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        if (_opened)
            return;
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ThrowIfDisposed();
            if (_opened)
                return;
            ThrowIfUnprotected();
            var store = await _provider.OpenStoreAsync(new StoreContext { TimeProvider = Time }, cancellationToken).ConfigureAwait(false);
            _store = store is not null && Options.Protector is { } protector ? new SealedStore(store, protector) : store;
            _opened = true;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>The opened store.</summary>
    /// <exception cref="SyncException"><c>sync_not_supported</c>, <c>mesh_disposed</c>, or why the store does not open.</exception>
    public async ValueTask<ISyncStore> StoreAsync(CancellationToken cancellationToken)
    {
        if (!_opened || _disposed != 0)
            await OpenAsync(cancellationToken).ConfigureAwait(false);
        return _store ?? throw new SyncException(
            SyncErrorCodes.SyncNotSupported,
            $"The provider \"{_provider.Name}\" cannot store durable sync jobs. Open the mesh on a provider that can, such as SqliteProvider.");
    }

    /// <summary>The store that a claimed job came from; it stays open until every flush has drained.</summary>
    public ISyncStore OpenedStore => _store ?? throw new InvalidOperationException("No store is open.");

    /// <summary>Reads the head of a stored job's lane; null where it has no key.</summary>
    public async ValueTask<StoredJob?> FindHeadAsync(StoredJob job, CancellationToken cancellationToken)
    {
        var store = await StoreAsync(cancellationToken).ConfigureAwait(false);
        if (store is SealedStore sealedStore)
            return await sealedStore.FindHeadAsync(job, cancellationToken).ConfigureAwait(false);
        return job.Key is { } key ? await store.FindHeadAsync(key, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Notes a claimed attempt: its lease is renewed, and it can be found by its job.</summary>
    public void Hold(Attempt attempt)
    {
        Attempts.Add(attempt);
        Leases.Add(attempt);
    }

    /// <summary>Forgets an attempt that is settled.</summary>
    public void Forget(Attempt attempt)
    {
        Leases.Remove(attempt);
        Attempts.Remove(attempt);
    }

    /// <summary>Notes a running flush, so that disposing waits for it.</summary>
    public void Track(Task flush)
    {
        _flushes.TryAdd(flush, 0);
        _ = flush.ContinueWith(
            (ended, flushes) => ((ConcurrentDictionary<Task, byte>)flushes!).TryRemove(ended, out _),
            _flushes, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _disposing.CancelAsync().ConfigureAwait(false);

        // Each flush drains by itself: it stops its handlers, waits for its grace and gives the rest back. Its errors go to its caller.
        await Task.WhenAll(_flushes.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Leases.DisposeAsync().ConfigureAwait(false);
        await _opening.WaitAsync().ConfigureAwait(false);
        if (_store is { } store)
            await store.DisposeAsync().ConfigureAwait(false);
        if (!Options.LeaveProviderOpen)
            await _provider.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>At the opening rather than at an enqueue: a missing key is found when the app starts, not when its first secret is to be stored.</summary>
    private void ThrowIfUnprotected()
    {
        if (Options.Protector is not null || Manifest.Jobs.FirstOrDefault(job => job.Settings.ProtectedMember is not null) is not { } job)
            return;
        throw new SyncException(
            SyncErrorCodes.ProtectorRequired,
            $"The kind \"{job.Kind}\" has the protected member {job.Settings.ProtectedMember}, and would be stored in clear. "
            + "Set MeshOptions.Protector, such as an AesGcmProtector.");
    }

    private void ThrowIfDisposed()
    {
        if (_disposed != 0)
            throw new SyncException(SyncErrorCodes.MeshDisposed, "The mesh was disposed. Open a new one.");
    }
}
