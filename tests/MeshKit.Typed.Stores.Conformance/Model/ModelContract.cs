using System.Globalization;
using System.Text;
using CsCheck;
using MeshKit.Typed.Stores.Conformance.Engine;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>
/// A store does what the rules say, whatever is called: random histories happen to it and to the <see cref="QueueModel"/>, which agree
/// after each call. <c>MESHKIT_HISTORIES</c> sets how many.
/// </summary>
public abstract class ModelContract<TStorage>
    where TStorage : EngineStorage, new()
{
    /// <summary>How many histories an ordinary run of the tests has.</summary>
    protected abstract int Histories { get; }

    /// <summary>A call as it is made, where the store cannot keep a promise that the histories ask for.</summary>
    protected virtual Call Adapt(Call call) => call;

    private int Count =>
        Environment.GetEnvironmentVariable("MESHKIT_HISTORIES") is { Length: > 0 } set ? int.Parse(set, CultureInfo.InvariantCulture) : Histories;

    [Fact]
    public Task The_store_agrees_with_the_model_after_each_call_of_any_history() => Counterexample.RefuteAsync(Count, CheckAsync);

    [Fact]
    public Task Calls_at_once_do_what_they_could_have_done_one_after_another() => Race.Any.SampleAsync(
        async race =>
        {
            await using var storage = new TStorage();
            await using var provider = new Providers(storage);
            await new Race(Adapt(race.Before), [.. race.Tasks.Select(Adapt)]).CheckAsync(provider.OpenAsync);
        },
        iter: Math.Max(1, Count / 20),
        print: _ => "");

    private async Task CheckAsync(IReadOnlyList<Step> history, StringBuilder? log)
    {
        await using var storage = new TStorage();
        await using var provider = new Providers(storage);
        await Agreement.CheckAsync(Adapt(history), provider.OpenAsync, log);
    }

    private Step[] Adapt(IEnumerable<Step> steps) => [.. steps.Select(step => step with { Happen = world => Adapt(step.Happen(world)) })];

    /// <summary>Each opening is by a provider of its own, as by another process.</summary>
    private sealed class Providers(TStorage storage) : IAsyncDisposable
    {
        private readonly List<MeshProvider> _opened = [];

        public async ValueTask<ISyncStore> OpenAsync(TimeProvider time)
        {
            _opened.Add(storage.NewProvider());
            return (await _opened[^1].OpenStoreAsync(new StoreContext { TimeProvider = time }, default))!;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var provider in _opened)
                await provider.DisposeAsync();
        }
    }
}
