namespace MeshKit.Typed.Stores;

/// <summary>
/// What a mesh is opened on. A provider that stores bytes alone does not override <see cref="OpenStoreAsync"/>: every call of
/// <see cref="Mesh.Sync"/> then fails with <c>sync_not_supported</c>.
/// </summary>
public abstract class MeshProvider : IAsyncDisposable
{
    /// <summary>A short name for messages and traces, as <c>"sqlite"</c>.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>Opens the job store, or gives null where this provider has none. Called once for a mesh.</summary>
    /// <param name="context">What the store takes from the mesh.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="SyncException">The store cannot be opened; the code says why. What is there is left as found.</exception>
    public virtual ValueTask<ISyncStore?> OpenStoreAsync(StoreContext context, CancellationToken cancellationToken) => new((ISyncStore?)null);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
