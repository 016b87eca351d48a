using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance.Engine;
using MeshKit.Typed.Stores.Conformance.Model;
using MeshKit.Typed.Tests.Engine;

namespace MeshKit.Typed.Tests.Protecting;

/// <summary>A sealed store does what the model of all stores says.</summary>
public sealed class SealedModelTests : ModelContract<SealedModelTests.SealedProviders>
{
    protected override int Histories => 1_000;

    // A claim counts payloads as they are stored: a sealed one is longer.
    protected override Call Adapt(Call call) =>
        call is Call.Exchange { Claim: { } claim } exchange ? exchange with { Claim = claim with { MaxBytes = long.MaxValue } } : call;

    /// <summary>A shared memory of which each provider gives a sealed store.</summary>
    public sealed class SealedProviders : EngineStorage
    {
        private readonly SharedMemory _memory = new();

        public override MeshProvider NewProvider() => new Provider(_memory.NewProvider());

        public override async ValueTask DisposeAsync()
        {
            await _memory.DisposeAsync();
            await base.DisposeAsync();
        }
    }

    private sealed class Provider(MeshProvider inner) : MeshProvider
    {
        public override async ValueTask<ISyncStore?> OpenStoreAsync(StoreContext context, CancellationToken cancellationToken) =>
            new SealedStore((await inner.OpenStoreAsync(context, cancellationToken))!, new AesGcmProtector(ProtectorKeys.First));
    }
}
