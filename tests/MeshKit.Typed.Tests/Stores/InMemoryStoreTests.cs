using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance;

namespace MeshKit.Typed.Tests.Stores;

/// <summary>The in-memory store passes the contract of all stores.</summary>
public sealed class InMemoryStoreTests : StoreContract
{
    private readonly InMemoryProvider _provider = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _provider.DisposeAsync();
    }

    protected override async ValueTask<ISyncStore> OpenAsync(TimeProvider time) =>
        (await _provider.OpenStoreAsync(new StoreContext { TimeProvider = time }, CancellationToken.None))!;
}
