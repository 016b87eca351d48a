using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>
/// A provider opened for use. Nothing runs by itself: the app calls <see cref="MeshSync.FlushAsync"/>, starts a
/// <see cref="SyncScheduler"/>, or hands the flush to its platform's background task. Safe for use from many threads.
/// </summary>
public sealed class Mesh : IAsyncDisposable
{
    private readonly MeshCore _core;

    /// <summary>Creates a mesh without any input or output; the provider is opened at the first call. For dependency injection.</summary>
    /// <param name="provider">Where jobs are stored.</param>
    /// <param name="options">How the mesh is opened.</param>
    public Mesh(MeshProvider provider, MeshOptions options)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(options);
        _core = new MeshCore(provider, options);
        Sync = new MeshSync(_core);
    }

    /// <summary>The jobs of this mesh.</summary>
    public MeshSync Sync { get; }

    /// <summary>What the calls share, for the testing package.</summary>
    internal MeshCore Core => _core;

    /// <summary>Opens a provider with default options.</summary>
    /// <param name="provider">Where jobs are stored. The mesh disposes it.</param>
    /// <param name="manifest">The jobs that the mesh knows, as <c>AppJobs.Manifest</c>.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="SyncException">
    /// The store cannot be opened: <c>store_corrupt</c>, <c>schema_too_new</c>, <c>store_read_only</c>, <c>store_busy</c>,
    /// <c>store_unavailable</c>. A provider without a job store opens; its <see cref="Sync"/> calls fail with <c>sync_not_supported</c>.
    /// </exception>
    public static Task<Mesh> OpenAsync(MeshProvider provider, SyncManifest manifest, CancellationToken cancellationToken = default) =>
        OpenAsync(provider, new MeshOptions { Manifest = manifest }, cancellationToken);

    /// <summary>Opens a provider.</summary>
    /// <param name="provider">Where jobs are stored. The mesh disposes it, unless <see cref="MeshOptions.LeaveProviderOpen"/>.</param>
    /// <param name="options">How the mesh is opened.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="SyncException">The store cannot be opened; see the other overload.</exception>
    public static async Task<Mesh> OpenAsync(MeshProvider provider, MeshOptions options, CancellationToken cancellationToken = default)
    {
        var mesh = new Mesh(provider, options);
        try
        {
            await mesh._core.OpenAsync(cancellationToken).ConfigureAwait(false);
            return mesh;
        }
        catch
        {
            await mesh.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Stops claiming, asks running handlers to stop, waits for them as long as their flush's <see cref="FlushOptions.Grace"/>, gives their jobs back,
    /// and closes the store.
    /// </summary>
    public ValueTask DisposeAsync() => _core.DisposeAsync();
}
