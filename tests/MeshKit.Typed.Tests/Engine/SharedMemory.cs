using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance.Engine;

namespace MeshKit.Typed.Tests.Engine;

/// <summary>One memory store that several meshes open, each through a provider of its own, as processes share a file.</summary>
public sealed class SharedMemory : EngineStorage
{
    private readonly InMemoryProvider _memory = new();

    public override MeshProvider NewProvider() => new View(_memory);

    public override async ValueTask DisposeAsync()
    {
        await _memory.DisposeAsync();
        await base.DisposeAsync();
    }

    private sealed class View(InMemoryProvider memory) : MeshProvider
    {
        public override ValueTask<ISyncStore?> OpenStoreAsync(StoreContext context, CancellationToken cancellationToken) =>
            memory.OpenStoreAsync(context, cancellationToken);
    }
}
