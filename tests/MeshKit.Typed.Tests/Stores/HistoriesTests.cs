using System.Collections.Concurrent;
using CsCheck;
using MeshKit.Typed.Stores;
using MeshKit.Typed.Stores.Conformance.Model;
using Drawn = MeshKit.Typed.Stores.Conformance.Model.Histories;

namespace MeshKit.Typed.Tests.Stores;

/// <summary>
/// A rule that no history reaches is not tested: random histories come, often enough, to every answer that the rules know and to every
/// situation that they speak of.
/// </summary>
public sealed class HistoriesTests
{
    private static readonly string[] Expected =
    [
        .. Enum.GetNames<ConflictPolicy>().Select(policy => $"{policy}: Added"),
        "Dedupe: Deduplicated", "Append: Deduplicated", "Replace: Replaced", "Merge: Merged",
        "SyncException, of one", "SyncException, of many", "MergeNeededException, of one", "MergeNeededException, of many",
        .. Enum.GetNames<SettlementKind>().Select(kind => $"{kind}: lost"),
        "Succeeded: Succeeded", "Failed: Failed", "Cancelled: Cancelled", "Quarantined: Quarantined", "Retry: Pending", "Snooze: Pending",
        "Release: Pending", "Release: Quarantined", "Return: Pending", "Failed: Cancelled", "Failed: Replaced", "Retry: Cancelled", "Retry: Replaced",
        "claimed 0", "claimed 1", "claimed 2", "claimed 3",
        .. Enum.GetNames<LeaseState>().Select(state => $"renewal: {state}"),
        "Checkpoint: written", "Checkpoint: lost", "Step: written", "Step: lost",
        "Cancel: Done", "Cancel: Requested", "Cancel: WrongState", "Cancel: NotFound", "Retry: Done", "Retry: KeyTaken", "Retry: WrongState",
        "Checkpoint: Done", "Checkpoint: WrongState", "Repair: Done", "Repair: WrongState", "Repair: KeyTaken", "pruned 0", "pruned 1", "pruned 3",
        "an ended job holds its lane", "an append job waits", "an exclusive job waits", "a retried append job waits at its old place",
        "a running job is superseded", "a running job is superseded, and may finish", "a job is quarantined for its crashes",
        "a job was cut short three times in a row", "an attempt starts from the steps of another",
    ];

    private readonly ConcurrentDictionary<string, int> _reached = new();

    [Fact]
    public void Histories_reach_what_the_rules_speak_of()
    {
        Drawn.Any.Sample(Happen, iter: 2_000);

        foreach (var (what, count) in _reached.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            TestContext.Current.TestOutputHelper!.WriteLine($"{count,8} {what}");
        Assert.Empty(Expected.Except(_reached.Keys));
    }

    private void Happen(Step[] history)
    {
        var model = new QueueModel { Now = World.Start };
        var world = new World(model);
        foreach (var step in history)
        {
            var call = step.Happen(world);
            var answer = Agreement.Ask(call, model);
            foreach (var label in Labels(call, answer).Concat(model.Jobs.SelectMany(Labels)).Distinct())
                _reached.AddOrUpdate(label, 1, (_, count) => count + 1);
            world.Learn(call, answer);
        }
    }

    private static IEnumerable<string> Labels(Call call, object? answer) => (call, answer) switch
    {
        (Call.Enqueue enqueue, IReadOnlyList<EnqueueResult> results) => enqueue.Jobs.Zip(results, (job, result) => $"{job.Policy}: {result.Status}"),
        (Call.Enqueue { Jobs.Count: var count }, SyncException or MergeNeededException) => [$"{answer.GetType().Name}, of {(count == 1 ? "one" : "many")}"],
        (Call.Exchange exchange, ExchangeResult result) =>
        [
            .. exchange.Settlements.Zip(result.Settled, (settlement, settled) => $"{settlement.Kind}: {(settled.Held ? settled.Status : "lost")}"),
            $"claimed {result.Claimed.Count}",
        ],
        (Call.Renew, IReadOnlyList<LeaseState> states) => states.Select(state => $"renewal: {state}"),
        (Call.WriteProgress progress, bool held) => [$"{progress.Progress.GetType().Name}: {(held ? "written" : "lost")}"],
        (Call.Edit edit, EditResult result) => [$"{edit.Change.GetType().Name}: {result.Status}"],
        (Call.Prune, int pruned) => [$"pruned {pruned}"],
        _ => [],
    };

    private static IEnumerable<string> Labels(ModelJob job)
    {
        if (job is { IsActive: false, Place: Place.Head })
            yield return "an ended job holds its lane";
        if (job is { IsWaiting: true })
            yield return job.IsExclusive ? "an exclusive job waits" : "an append job waits";
        if (job is { IsRunning: true, Successor: not null })
            yield return job.IsAskedToStop ? "a running job is superseded" : "a running job is superseded, and may finish";
        if (job is { Status: SyncJobStatus.Quarantined, CutShort: > 0 })
            yield return "a job is quarantined for its crashes";
        if (job is { CutShort: > 2 })
            yield return "a job was cut short three times in a row";
        if (job is { IsActive: true, Generation: > 0, IsExclusive: false, IsWaiting: true })
            yield return "a retried append job waits at its old place";
        if (job is { IsActive: true, Steps.Count: > 0, Attempt: > 1 })
            yield return "an attempt starts from the steps of another";
    }
}
