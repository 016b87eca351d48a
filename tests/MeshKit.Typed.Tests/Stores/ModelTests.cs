using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance;
using MeshKit.Typed.Stores.Conformance.Model;

namespace MeshKit.Typed.Tests.Stores;

/// <summary>The model, by which stores are judged, passes the contract of all stores itself.</summary>
public sealed class ModelTests : StoreContract
{
    private readonly ModelProvider _provider = new(new QueueModel());

    protected override async ValueTask<ISyncStore> OpenAsync(TimeProvider time) =>
        (await _provider.OpenStoreAsync(new StoreContext { TimeProvider = time }, CancellationToken.None))!;
}
