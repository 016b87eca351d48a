using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance;
using MeshKit.Typed.Stores.Conformance.Engine;

namespace MeshKit.Typed.Tests.Protecting;

/// <summary>A store whose values are sealed on their way in keeps every promise of the store below.</summary>
public sealed class SealedStoreTests : StoreContract
{
    private readonly InMemoryProvider _provider = new();
    private readonly AesGcmProtector _protector = new(ProtectorKeys.First);

    protected override int PayloadOverhead => 1 + 42 + ProtectorKeys.First.Id.Length + 16 + (2 * sizeof(int));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _provider.DisposeAsync();
    }

    protected override async ValueTask<ISyncStore> OpenAsync(TimeProvider time) =>
        new SealedStore((await _provider.OpenStoreAsync(new StoreContext { TimeProvider = time }, CancellationToken.None))!, _protector);
}
