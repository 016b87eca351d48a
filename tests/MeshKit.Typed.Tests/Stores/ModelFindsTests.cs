using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance.Model;

namespace MeshKit.Typed.Tests.Stores;

/// <summary>
/// The model finds what it is there to find: each planted bug makes a history disagree. Five of the bugs break a rule of a copy of the
/// model, which then stands for the store; the others are those that are planted before the in-memory store.
/// </summary>
public sealed class ModelFindsTests
{
    // A tenth of what an ordinary run looks at.
    private const int Histories = 1_000;

    private static readonly Dictionary<string, Func<QueueModel>> BrokenRules = new()
    {
        ["no token predicate"] = () => new NoTokenPredicate(),
        ["check, then insert"] = () => new CheckThenInsertModel(),
        ["the waiting job is not promoted"] = () => new NoPromotion(),
        ["lane order by time"] = () => new LaneByTime(),
        ["attempt counted at settle"] = () => new AttemptCountedAtSettle(),
    };

    public static TheoryData<string> Rules { get; } = [.. BrokenRules.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_model_finds_a_store_with(string brokenRule)
    {
        var found = await Counterexample.FindAsync(Histories, (history, log) => Agreement.CheckAsync(history, Open(BrokenRules[brokenRule]()), log));

        Assert.NotNull(found);
        TestContext.Current.TestOutputHelper?.WriteLine(found);
    }

    /// <summary>What holds in every state is checked without the model: where it is wrong in the same way as the store, that is found.</summary>
    [Theory]
    [InlineData("check, then insert", "may run.")]
    [InlineData("the waiting job is not promoted", "waits for nobody.")]
    public async Task The_invariants_find_what_model_and_store_break_alike(string brokenRule, string because)
    {
        var found = await Counterexample.FindAsync(
            Histories, (history, log) => Agreement.CheckAsync(history, Open(BrokenRules[brokenRule]()), log, BrokenRules[brokenRule]()));

        Assert.EndsWith(because, found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_agrees_with_itself() =>
        Assert.Null(await Counterexample.FindAsync(Histories, (history, log) => Agreement.CheckAsync(history, Open(new QueueModel()), log)));

    [Fact]
    public async Task Races_find_a_store_that_checks_and_then_inserts()
    {
        var dedupe = new Step(world => new Call.Enqueue([new NewJob
        {
            Id = Guid.NewGuid(),
            Gate = new JobGate("mail", 1, default, 0, ""),
            Payload = default,
            Key = "k",
            MaxAttempts = 1,
        }]));
        var race = new Race([], [[dedupe], [dedupe]]);

        await race.CheckAsync(Open(new QueueModel()));
        await Assert.ThrowsAsync<DisagreementException>(() => race.CheckAsync(async time => new CheckThenInsert(await Open(new QueueModel())(time))));
    }

    private static Func<TimeProvider, ValueTask<ISyncStore>> Open(QueueModel model)
    {
        var provider = new ModelProvider(model);
        return async time => (await provider.OpenStoreAsync(new StoreContext { TimeProvider = time }, CancellationToken.None))!;
    }
}
