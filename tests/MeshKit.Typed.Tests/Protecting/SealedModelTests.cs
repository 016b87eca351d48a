using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance.Model;

namespace MeshKit.Typed.Tests.Protecting;

/// <summary>A store whose values are sealed on their way in does what the model says of values in clear.</summary>
public sealed class SealedModelTests
{
    private readonly AesGcmProtector _protector = new(Keys.First);

    [Fact]
    public Task The_sealed_store_agrees_with_the_model_after_each_call_of_any_history() => Counterexample.RefuteAsync(300, async (history, log) =>
    {
        await using var provider = new InMemoryProvider();
        await Agreement.CheckAsync(
            history.Select(WithoutLimitOfBytes),
            async time => new SealedStore((await provider.OpenStoreAsync(new StoreContext { TimeProvider = time }, CancellationToken.None))!, _protector),
            log);
    });

    // The limit is on what is stored, and sealed values are longer.
    private static Step WithoutLimitOfBytes(Step step) => new(world => step.Happen(world) switch
    {
        Call.Exchange { Claim: { } claim } exchange => exchange with { Claim = claim with { MaxBytes = long.MaxValue } },
        var call => call,
    });
}
