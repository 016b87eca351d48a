using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.InMemory;

namespace MeshKit.Typed;

/// <summary>
/// Stores jobs in the memory of this process, by the same rules as a durable store: for tests, and for work that may be lost with the
/// process. The provider is the "disk": meshes opened on one instance share its jobs, and closing a mesh keeps them
/// (with <see cref="MeshOptions.LeaveProviderOpen"/>) until the provider is disposed.
/// </summary>
public sealed class InMemoryProvider : MeshProvider
{
    private readonly JobTable _table = new();

    /// <inheritdoc/>
    public override string Name => "memory";

    /// <inheritdoc/>
    /// <exception cref="SyncException"><c>store_unavailable</c>: the provider was disposed.</exception>
    public override ValueTask<ISyncStore?> OpenStoreAsync(StoreContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        _table.ThrowIfClosed();
        return new(new InMemoryStore(_table, context.TimeProvider));
    }

    /// <summary>Drops all jobs. Meshes that are still open on the provider fail with <c>store_unavailable</c> from here on.</summary>
    public override ValueTask DisposeAsync()
    {
        _table.Close();
        return base.DisposeAsync();
    }
}
