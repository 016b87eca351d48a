using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Testing;

/// <summary>The memory that a test's jobs live in.</summary>
internal sealed class TestProvider : MeshProvider
{
    private readonly InMemoryProvider _memory = new();
    private TestStore? _store;

    public override string Name => "test";

    /// <summary>The store of the mesh, which has been opened.</summary>
    public TestStore Store => _store ?? throw new InvalidOperationException("The mesh is not open.");

    public override async ValueTask<ISyncStore?> OpenStoreAsync(StoreContext context, CancellationToken cancellationToken)
    {
        var store = await _memory.OpenStoreAsync(context, cancellationToken).ConfigureAwait(false);
        return _store = new TestStore(store!);
    }

    public override async ValueTask DisposeAsync()
    {
        await _memory.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }
}
