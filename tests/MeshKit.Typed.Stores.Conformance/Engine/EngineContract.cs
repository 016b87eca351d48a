using Microsoft.Extensions.Time.Testing;

namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>
/// What an app sees of the engine, on any store: derive with a storage of that store. Each test has a store, a clock that moves only when
/// the test says so, and as many meshes on that store as it opens.
/// </summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class EngineContract<TStorage> : IAsyncDisposable
    where TStorage : EngineStorage, new()
{
    private readonly TStorage _storage = new();
    private readonly List<Mesh> _meshes = [];

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var disposing = Task.WhenAll(_meshes.Select(mesh => mesh.DisposeAsync().AsTask()));

        // A red test may leave a handler that waits for ever: its flush ends when the clock has passed its grace.
        while (!disposing.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(disposing, Task.Delay(5, CancellationToken.None));
        }

        await disposing;
        await _storage.DisposeAsync();
    }

    protected Task<Mesh> OpenAsync(SyncManifest? manifest = null) =>
        OpenAsync(new MeshOptions { Manifest = manifest ?? Jobs.Manifest, TimeProvider = Time, Protector = _storage.Protector });

    protected async Task<Mesh> OpenAsync(MeshOptions options)
    {
        var mesh = await Mesh.OpenAsync(_storage.NewProvider(), options, Cancellation);
        _meshes.Add(mesh);
        return mesh;
    }

    /// <summary>The store itself, below all meshes and their protectors: what a thief of the storage has.</summary>
    protected async Task<ISyncStore> OpenStoreAsync() =>
        (await _storage.NewProvider().OpenStoreAsync(new StoreContext { TimeProvider = Time }, Cancellation))!;

    protected static SyncHandlers On<T>(SyncJobType<T> type, Func<SyncJobContext<T>, CancellationToken, Task<SyncOutcome>> handle) =>
        SyncHandlers.For(type, new DelegateHandler<T>(handle));

    protected static SyncHandlers On<T>(SyncJobType<T> type, Func<SyncJobContext<T>, SyncOutcome> handle) =>
        On(type, (job, _) => Task.FromResult(handle(job)));

    /// <summary>Takes every job of the test's kinds and says done.</summary>
    protected static SyncHandlers Done => SyncHandlers.Untyped((_, _) => new ValueTask<SyncOutcome>(SyncOutcome.Done));

    protected static FlushOptions Online(SyncHandlers handlers) => new() { Handlers = handlers, Network = NetworkState.Online };

    protected static Task<FlushReport> FlushAsync(Mesh mesh, SyncHandlers handlers) => mesh.Sync.FlushAsync(Online(handlers), Cancellation);

    protected static Task<FlushReport> FlushAsync<T>(Mesh mesh, SyncJobType<T> type, Func<SyncJobContext<T>, SyncOutcome> handle) =>
        FlushAsync(mesh, On(type, handle));

    protected static async Task<SyncJobInfo> GetAsync(Mesh mesh, Guid jobId) =>
        await mesh.Sync.GetAsync(jobId, Cancellation) ?? throw new InvalidOperationException($"The store has lost the job {jobId}.");

    protected static async Task<SyncException> FailsAsync(string code, Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<SyncException>(call);
        Assert.Equal(code, exception.Code);
        return exception;
    }

    /// <summary>Moves the clock in steps until a task ends, as time would.</summary>
    protected async Task<T> WhileTimePassesAsync<T>(Task<T> task, TimeSpan step)
    {
        for (var i = 0; i < 2000 && !task.IsCompleted; i++)
        {
            Time.Advance(step);
            await Task.Delay(5, Cancellation);
        }

        Assert.True(task.IsCompleted, "The call should have ended by now.");
        return await task;
    }

    private sealed class DelegateHandler<T>(Func<SyncJobContext<T>, CancellationToken, Task<SyncOutcome>> handle) : ISyncHandler<T>
    {
        public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<T> job, CancellationToken cancellationToken) => new(handle(job, cancellationToken));
    }
}
