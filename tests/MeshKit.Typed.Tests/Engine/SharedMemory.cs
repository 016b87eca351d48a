using System.Diagnostics.CodeAnalysis;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Tests.Engine;

/// <summary>One memory store that several meshes open, each through a provider of its own, as processes share a file.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It is memory alone, and ends with the test.")]
internal sealed class SharedMemory
{
    private readonly InMemoryProvider _memory = new();

    public MeshProvider NewProvider() => new View(_memory);

    private sealed class View(InMemoryProvider memory) : MeshProvider
    {
        public override ValueTask<ISyncStore?> OpenStoreAsync(StoreContext context, CancellationToken cancellationToken) =>
            memory.OpenStoreAsync(context, cancellationToken);
    }
}
