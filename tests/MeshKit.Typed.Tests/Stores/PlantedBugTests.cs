using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance;
using MeshKit.Typed.Stores.Conformance.Model;
using Xunit.Sdk;

namespace MeshKit.Typed.Tests.Stores;

/// <summary>The contract finds what it is there to find: each planted bug turns its test red.</summary>
public sealed class PlantedBugTests
{
    private static readonly Dictionary<string, Bug> Bugs = new()
    {
        ["settling without the token"] = new(store => new WithoutTokenCheck(store), suite => suite.Rule03_A_settlement_under_a_stale_token_writes_nothing(SettlementKind.Succeeded)),
        ["renewing without the token"] = new(store => new WithoutTokenCheck(store), suite => suite.Rule03_Renewing_under_a_stale_token_writes_nothing()),
        ["progress without the token"] = new(store => new WithoutTokenCheck(store), suite => suite.Rule03_Progress_under_a_stale_token_writes_nothing()),
        ["check, then insert"] = new(store => new CheckThenInsert(store), suite => suite.Rule08_Of_many_at_once_for_one_key_exactly_one_is_active(ConflictPolicy.Dedupe)),
        ["no promotion"] = new(store => new WithoutPromotion(store), suite => suite.Rule09_When_the_head_ends_the_next_of_its_lane_is_promoted(SettlementKind.Succeeded)),
        ["batches in parts"] = new(store => new WithoutAtomicBatches(store), suite => suite.Enqueue_of_many_adds_none_where_one_is_refused()),
        ["replaced in parts"] = new(store => new WithoutAtomicBatches(store), suite => suite.Enqueue_of_many_replaces_nothing_where_one_is_refused()),
        ["asked to stop in parts"] = new(store => new WithoutAtomicBatches(store), suite => suite.Enqueue_of_many_asks_no_running_job_to_stop_where_one_is_refused()),
        ["keys without case"] = Mistake(job => job with { Key = job.Key?.ToLowerInvariant() }, suite => suite.Rule07_Keys_are_compared_ordinally("k", "K")),
        ["former kinds forgotten"] = Mistake(
            job => job with { FormerKinds = [] }, suite => suite.Rule07_A_job_under_a_former_kind_is_of_the_same_kind()),
        ["keys normalized"] = Mistake(job => job with { Key = job.Key?.Normalize() }, suite => suite.Rule07_Keys_are_compared_ordinally("\u00e9", "e\u0301")),
        ["append jobs replaced"] = Mistake(
            job => job.Policy == ConflictPolicy.Append ? job with { Policy = ConflictPolicy.Replace } : job,
            suite => suite.Rule08_Replace_never_touches_a_pending_append_job()),
        ["dedupe instead of replace"] = Mistake(job => job with { Policy = ConflictPolicy.Dedupe }, suite => suite.Replace_of_a_pending_job_ends_it_as_replaced()),
        ["replace always cancels"] = Mistake(
            job => job with { WhenRunning = WhenRunning.PolicyDefault }, suite => suite.Rule08_Replace_that_lets_the_running_job_finish_does_not_ask_it_to_stop()),
        ["no hold on failure"] = Mistake(
            job => job with { HoldKeyOnFailure = false },
            suite => suite.Rule09_A_failed_job_that_holds_its_key_stays_the_head(SettlementKind.Failed, SyncJobStatus.Failed)),
        ["no limit of attempts"] = Mistake(job => job with { MaxAttempts = 99 }, suite => suite.Rule04_A_job_that_takes_its_process_down_too_often_is_quarantined()),
        ["no priority"] = Mistake(job => job with { Gate = job.Gate with { Priority = 0 } }, suite => suite.Claims_go_by_priority_then_due_time_then_position()),
        ["no delay"] = Mistake(job => job with { Delay = default }, suite => suite.A_job_that_is_not_due_is_not_claimed()),
        ["aliased payloads"] = new(store => new WithAliasedPayloads(store), suite => suite.Enqueue_copies_the_payload_out_of_the_callers_memory()),
        ["all gates accepted"] = Misclaim(claim => claim with { Accepts = _ => true }, suite => suite.Rule10_Claim_takes_only_jobs_of_gates_that_it_accepts()),
        ["no limit of bytes"] = Misclaim(
            claim => claim with { MaxBytes = long.MaxValue }, suite => suite.Claim_stops_before_the_payloads_exceed_its_bytes_but_takes_one(19, "a")),
        ["again in one flush"] = Misclaim(
            claim => claim with { FlushId = Random.Shared.NextInt64(1, long.MaxValue) }, suite => suite.Rule12_A_flush_claims_a_job_at_most_once()),
        ["no exclusions"] = Misclaim(claim => claim with { Excluded = [] }, suite => suite.Claim_passes_over_excluded_jobs()),
        ["leases without end"] = Misclaim(
            claim => claim with { LeaseDuration = TimeSpan.FromDays(1) },
            suite => suite.Rule04_A_job_whose_lease_ended_is_claimed_again_and_the_lost_attempt_counts_at_once()),
        ["claimed twice"] = new(store => new ClaimingTwice(store), suite => suite.Rule09_Of_a_lane_one_job_runs_at_a_time_in_order()),
        ["claimed twice at once"] = new(store => new ClaimingTwice(store), suite => suite.Claim_takes_at_most_the_jobs_that_it_asks_for()),
        ["claimed before it settled"] = new(
            store => new ClaimingBeforeSettling(store), suite => suite.A_settlement_and_the_claim_of_the_next_in_the_lane_share_a_call()),
        ["released before it settled"] = new(
            store => new ClaimingBeforeSettling(store), suite => suite.Rule03_A_late_outcome_is_held_while_nobody_has_released_the_job()),
        ["releases that always count"] = Missettle(
            settlement => settlement.Kind == SettlementKind.Release ? settlement with { Kind = SettlementKind.Retry } : settlement,
            suite => suite.Rule04_Release_without_progress_counts_from_the_third_in_a_row_on()),
        ["releases that never count"] = Missettle(
            settlement => settlement.Kind == SettlementKind.Release ? settlement with { Kind = SettlementKind.Return } : settlement,
            suite => suite.Rule04_Release_without_progress_counts_from_the_third_in_a_row_on()),
        ["snoozes that count"] = Missettle(
            settlement => settlement.Kind == SettlementKind.Snooze ? settlement with { Kind = SettlementKind.Retry } : settlement,
            suite => suite.Snooze_gives_the_attempt_back_and_is_counted()),
        ["results dropped"] = Missettle(settlement => settlement with { Result = null }, suite => suite.Success_stores_the_result_and_clears_the_error()),
        ["rewritten steps"] = new(store => new WithRewrittenSteps(store), suite => suite.Rule15_A_steps_result_replaces_its_start_and_is_never_overwritten()),
    };

    // The first needs memory that is written again, the second two calls at once.
    private static readonly string[] BeyondHistories = ["aliased payloads", "check, then insert"];

    public static TheoryData<string> Names { get; } = [.. Bugs.Keys];

    public static TheoryData<string> NamesInHistories { get; } = [.. Bugs.Keys.Except(BeyondHistories)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_contract_finds(string bug)
    {
        await using var suite = new Suite(Bugs[bug].Plant);
        await suite.InitializeAsync();

        await Assert.ThrowsAnyAsync<XunitException>(() => Bugs[bug].Test(suite));
    }

    [Theory]
    [MemberData(nameof(NamesInHistories))]
    public async Task The_model_finds(string bug)
    {
        var found = await Counterexample.FindAsync(1_000, async (history, log) =>
        {
            await using var provider = new InMemoryProvider();
            await Agreement.CheckAsync(
                history,
                async time => Bugs[bug].Plant((await provider.OpenStoreAsync(new StoreContext { TimeProvider = time }, CancellationToken.None))!),
                log);
        });

        Assert.NotNull(found);
        TestContext.Current.TestOutputHelper?.WriteLine(found);
    }

    [Fact]
    public async Task The_contract_finds_a_store_that_forgets()
    {
        await using var suite = new Suite(store => store, forgets: true);
        await suite.InitializeAsync();

        await Assert.ThrowsAnyAsync<XunitException>(suite.Rule01_A_checkpoint_is_there_when_the_store_is_opened_again);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_same_test_passes_without(string bug)
    {
        await using var suite = new Suite(store => store);
        await suite.InitializeAsync();

        await Bugs[bug].Test(suite);
    }

    private static Bug Mistake(Func<NewJob, NewJob> mistake, Func<StoreContract, Task> test) => new(store => new Mistaking(store, mistake), test);

    private static Bug Misclaim(Func<ClaimRequest, ClaimRequest> mistake, Func<StoreContract, Task> test) => new(store => new Misclaiming(store, mistake), test);

    private static Bug Missettle(Func<Settlement, Settlement> mistake, Func<StoreContract, Task> test) => new(store => new Missettling(store, mistake), test);

    private sealed record Bug(Func<ISyncStore, ISyncStore> Plant, Func<StoreContract, Task> Test);

    /// <summary>The contract on a store with a bug. Not public, so that it is no test class by itself.</summary>
    private sealed class Suite(Func<ISyncStore, ISyncStore> plant, bool forgets = false) : StoreContract
    {
        private InMemoryProvider _provider = new();

        protected override async ValueTask<ISyncStore> OpenAsync(TimeProvider time)
        {
            if (forgets)
                _provider = new InMemoryProvider();
            return plant((await _provider.OpenStoreAsync(new StoreContext { TimeProvider = time }, CancellationToken.None))!);
        }
    }
}
