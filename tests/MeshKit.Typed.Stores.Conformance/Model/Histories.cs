using CsCheck;
using static MeshKit.Typed.Stores.Conformance.Model.Draws;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>Draws histories: what apps, workers and operators may do to a store, and what time and crashes may do to them.</summary>
public static class Histories
{
    private static readonly Gen<Step> Enqueue = NewJobs.Array[1, 3].Select(Enqueueing);

    private static readonly Gen<Step> Exchange =
        Gen.Select(Settlements.Array[0, 2], Gen.Frequency((1, Gen.Const<Later<(ClaimRequest?, string)>>(_ => (null, ""))), (4, Claims)), Exchanging);

    private static readonly Gen<Step> Renew =
        Gen.Select(Leases.Array[1, 3], Duration, (leases, duration) => new Step(world => new Call.Renew([.. leases.Select(lease => lease(world))], duration)));

    private static readonly Gen<Step> WriteProgress = Gen.Select(
        Leases,
        Gen.OneOf<ProgressWrite>(
            Value.Select(value => (ProgressWrite)new ProgressWrite.Checkpoint(value)),
            Gen.Select(Gen.OneOf("one", "two"), Value, (name, value) => (ProgressWrite)new ProgressWrite.Step(name, value))),
        (lease, progress) => new Step(world => new Call.WriteProgress(lease(world), progress)));

    private static readonly Gen<Step> Cancel = Number.Select(number => new Step(world => new Call.Edit(new JobEdit.Cancel(world.Job(number, job => job.IsActive)))));

    private static readonly Gen<Step> Retry = Number.Select(number => new Step(world => new Call.Edit(new JobEdit.Retry(world.Job(number, MayBeRetried)))));

    private static readonly Gen<Step> Checkpoint =
        Gen.Select(Number, Value, (number, value) => new Step(world => new Call.Edit(new JobEdit.Checkpoint(world.Job(number), value))));

    private static readonly Gen<Step> Repair = Gen.Select(Number, Gate, PayloadSize, (number, gate, size) => new Step(world =>
    {
        var id = world.Job(number, job => job.Status is SyncJobStatus.Pending or SyncJobStatus.Quarantined);
        return new Call.Edit(new JobEdit.Repair(id, gate with { Kind = world.Kind(id) }, Utf8("repaired".PadRight(size)), size % 2));
    }));

    private static readonly Gen<Step> Prune = Gen.Select(
        Gen.Frequency((4, TimeSpan.Zero), (1, Seconds(10)), (1, TimeSpan.MaxValue)),
        Gen.OneOf(Ended).Array[0, 2],
        Gen.Int[1, 4],
        (age, statuses, limit) => new Step(_ => new Call.Prune(new PruneRequest { OlderThan = age, Statuses = statuses, Limit = limit })));

    private static readonly Gen<Step> Find = Number.Select(number => new Step(world => new Call.Find(world.Job(number))));

    private static readonly Gen<Step> FindHead = Gen.OneOf("k", "K", "\u00e9", "e\u0301").Select(key => new Step(_ => new Call.FindHead(key)));

    private static readonly Gen<Step> Query = Gen.Select(
        Gen.OneOf<string[]>(Gen.Const<string[]>([]), Gen.Const<string[]>(["mail"]), Gen.Const<string[]>(["sync"]), Gen.Const<string[]>(["none", "sync", "mail"])),
        Gen.OneOf([SyncJobStatus.Pending, SyncJobStatus.Running, .. Ended]).Array[0, 2],
        Key,
        Gen.Frequency((3, (DateTimeOffset?)null), (1, World.Start + Seconds(30))),
        Gen.Frequency((3, (DateTimeOffset?)null), (1, World.Start + Seconds(60))),
        Gen.Bool,
        Gen.Int[1, 4],
        (kinds, statuses, key, from, before, descending, limit) => new Step(_ => new Call.Query(new StoreQuery
        {
            Kinds = kinds,
            Statuses = statuses,
            Key = key,
            EnqueuedFrom = from,
            EnqueuedBefore = before,
            Descending = descending,
            Limit = limit,
        })));

    private static readonly Gen<Step> PassTime = Gen.Frequency(
        (30, Seconds(1)), (30, Seconds(10)), (20, Seconds(31)), (10, Seconds(301)), (5, Seconds(-20)), (1, TimeSpan.FromDays(3653)), (1, TimeSpan.FromDays(-3653)))
        .Select(time => new Step(_ => new Call.PassTime(time)));

    /// <summary>Any call.</summary>
    public static Gen<Step> Step { get; } = Gen.Frequency(
        (24, Enqueue), (30, Exchange), (4, Renew), (6, WriteProgress), (5, Cancel), (8, Retry), (2, Checkpoint), (4, Repair), (3, Prune), (1, Find),
        (2, FindHead), (2, Query), (1, Gen.Const(new Step(_ => new Call.Stats()))), (12, PassTime), (2, Gen.Const(new Step(_ => new Call.Crash()))),
        (2, Gen.Const(new Step(_ => new Call.Switch()))), (1, Gen.Const(new Step(_ => new Call.Reopen()))));

    /// <summary>Calls that contend for keys, and mean the same whenever they happen.</summary>
    public static Gen<Step> Contended { get; } = Gen.Frequency((6, Enqueue), (3, Exchange), (1, Cancel), (1, Retry));

    /// <summary>Histories of 30 to 60 calls.</summary>
    public static Gen<Step[]> Any { get; } = Step.Array[30, 60];

    private static Step Enqueueing(Later<NewJob>[] jobs) => new(world => new Call.Enqueue([.. jobs.Select(job => job(world))]))
    {
        Simpler = () => jobs.Length > 1 ? WithoutOne(jobs).Select(Enqueueing) : [],
    };

    private static Step Exchanging(Later<Settlement>[] settlements, Later<(ClaimRequest?, string)> claim) => new(world =>
    {
        var (request, accepted) = claim(world);
        return new Call.Exchange([.. settlements.Select(settlement => settlement(world))], request, accepted);
    })
    {
        Simpler = () => WithoutOne(settlements).Select(fewer => Exchanging(fewer, claim)),
    };

    private static IEnumerable<T[]> WithoutOne<T>(T[] all) => all.Select((_, left) => all.Where((_, index) => index != left).ToArray());

    private static bool MayBeRetried(ModelJob job) => job.Status is SyncJobStatus.Failed or SyncJobStatus.Cancelled or SyncJobStatus.Quarantined;
}
