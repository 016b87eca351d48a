using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance;
using MeshKit.Typed.Stores.Conformance.Model;
using Xunit.Sdk;

namespace MeshKit.Typed.Tests.Stores;

/// <summary>The contract's examples find the same broken rules as the model does: a copy of the model that breaks one stands for a store.</summary>
public sealed class BrokenRuleTests
{
    private static readonly Dictionary<string, (Func<QueueModel> Break, Func<StoreContract, Task> Test)> Rules = new()
    {
        ["no token predicate"] = (
            () => new NoTokenPredicate(), suite => suite.Rule03_A_settlement_under_a_stale_token_writes_nothing(SettlementKind.Succeeded)),
        ["check, then insert"] = (
            () => new CheckThenInsertModel(), suite => suite.Enqueue_of_many_answers_each_in_order_and_policies_see_the_earlier_ones()),
        ["the waiting job is not promoted"] = (
            () => new NoPromotion(), suite => suite.Rule09_When_the_head_ends_the_next_of_its_lane_is_promoted(SettlementKind.Succeeded)),
        ["lane order by time"] = (
            () => new LaneByTime(), suite => suite.Rule09_The_next_of_a_lane_is_the_one_that_was_queued_first_though_it_is_due_later()),
        ["attempt counted at settle"] = (
            () => new AttemptCountedAtSettle(), suite => suite.Rule04_A_job_that_takes_its_process_down_too_often_is_quarantined()),
    };

    public static TheoryData<string> Names { get; } = [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_contract_finds(string broken)
    {
        await using var suite = new Suite(Rules[broken].Break());
        await suite.InitializeAsync();

        await Assert.ThrowsAnyAsync<XunitException>(() => Rules[broken].Test(suite)).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_same_example_passes_where_the_rule_holds(string broken)
    {
        await using var suite = new Suite(new QueueModel());
        await suite.InitializeAsync();

        await Rules[broken].Test(suite);
    }

    /// <summary>Not public, so that it is no test class by itself.</summary>
    private sealed class Suite(QueueModel model) : StoreContract
    {
        private readonly ModelProvider _provider = new(model);

        protected override async ValueTask<ISyncStore> OpenAsync(TimeProvider time) =>
            (await _provider.OpenStoreAsync(new StoreContext { TimeProvider = time }, CancellationToken.None))!;
    }
}
