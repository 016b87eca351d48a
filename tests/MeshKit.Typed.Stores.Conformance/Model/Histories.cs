using System.Text;
using CsCheck;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>
/// Draws histories. There are few keys, kinds and flushes, so that calls meet; times are such that leases run out and delays end.
/// </summary>
public static class Histories
{
    /// <summary>When every history begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly SyncJobStatus[] Ended =
        [SyncJobStatus.Succeeded, SyncJobStatus.Failed, SyncJobStatus.Cancelled, SyncJobStatus.Replaced, SyncJobStatus.Quarantined];

    private static readonly Gen<int> Number = Gen.Int[0, 99];
    private static readonly Gen<int> PayloadSize = Gen.Int[0, 30];
    private static readonly Gen<string?> Key = Gen.Frequency((2, (string?)null), (8, "k"), (4, "K"), (2, "\u00e9"), (2, "e\u0301"));
    private static readonly Gen<TimeSpan> Duration = Gen.Frequency((12, Seconds(30)), (6, Seconds(10)), (2, Seconds(300)), (1, TimeSpan.MaxValue));
    private static readonly Gen<TimeSpan> Delay = Gen.Frequency((40, TimeSpan.Zero), (10, Seconds(10)), (4, Seconds(60)), (1, TimeSpan.MaxValue));

    private static readonly Gen<ReadOnlyMemory<byte>?> Value =
        Gen.Frequency((2, default(ReadOnlyMemory<byte>?)), (3, Utf8("1")), (2, Utf8("[2,3]")), (1, ReadOnlyMemory<byte>.Empty));

    private static readonly Gen<JobGate> Gate = Gen.Frequency(
        (8, new JobGate("mail", 1, NetworkNeed.Online, 0, "")),
        (4, new JobGate("sync", 1, NetworkNeed.Online, 0, "")),
        (2, new JobGate("mail", 2, NetworkNeed.Online, 0, "")),
        (2, new JobGate("mail", 1, NetworkNeed.Online, 1, "")),
        (1, new JobGate("sync", 1, NetworkNeed.NotNeeded, -1, "")),
        (1, new JobGate("mail", 1, NetworkNeed.Unmetered, 0, "charging")));

    private static readonly Gen<(string Name, Func<JobGate, bool> Accepts)> Filter = Gen.Frequency<(string, Func<JobGate, bool>)>(
        (8, ("all", _ => true)),
        (2, ("mail", gate => gate.Kind == "mail")),
        (2, ("version 1", gate => gate.Version == 1)),
        (1, ("what needs no condition", gate => gate.Conditions.Length == 0)),
        (1, ("none", _ => false)));

    private static readonly Gen<NewJob> NewJob = Gen.Select(
        Gate,
        Key,
        Gen.Frequency((3, ConflictPolicy.Dedupe), (1, ConflictPolicy.Fail), (3, ConflictPolicy.Replace), (2, ConflictPolicy.Merge), (4, ConflictPolicy.Append)),
        Gen.Frequency((4, WhenRunning.PolicyDefault), (1, WhenRunning.Cancel), (3, WhenRunning.Finish), (1, WhenRunning.Count)),
        Gen.Frequency((2, true), (3, false)),
        Delay,
        Gen.Frequency((8, (DateTimeOffset?)null), (1, Start - Seconds(3600)), (1, Start + Seconds(20))),
        Gen.Frequency((3, (TimeSpan?)null), (1, Seconds(60)), (1, TimeSpan.MaxValue)),
        Gen.Int[1, 3],
        Gen.Frequency((4, (string?)null), (1, "00-1-2-01")),
        (gate, key, policy, whenRunning, hold, delay, runAt, expireAfter, maxAttempts, trace) => new NewJob
        {
            Id = default,
            Payload = default,
            Gate = gate,
            Key = key,
            Policy = policy,
            WhenRunning = whenRunning,
            HoldKeyOnFailure = hold,
            Delay = delay,
            RunAt = runAt,
            ExpireAfter = expireAfter,
            MaxAttempts = maxAttempts,
            TraceParent = trace,
        });

    private static readonly Gen<Step> Enqueue = Gen.Select(
        NewJob,
        PayloadSize,
        Gen.Frequency((19, false), (1, true)),
        Number,
        (job, size, again, number) => (Func<World, NewJob>)(world => Name(world, job, size, again, number))).Array[1, 3].Select(Enqueueing);

    private static readonly Gen<Func<World, JobToken>> Lease = Gen.Select(
        Number, Gen.Frequency((5, false), (1, true)), (number, stale) => (Func<World, JobToken>)(world => world.Lease(number, stale)));

    private static readonly Gen<Func<World, Settlement>> Settlement = Gen.Select(
        Lease,
        Gen.Frequency(
            (3, SettlementKind.Succeeded), (3, SettlementKind.Retry), (1, SettlementKind.Snooze), (3, SettlementKind.Failed), (1, SettlementKind.Cancelled),
            (2, SettlementKind.Quarantined), (3, SettlementKind.Release), (2, SettlementKind.Return)),
        Delay,
        Value,
        Gen.Frequency((1, (SyncJobError?)null), (1, new SyncJobError("timeout", "It took too long.")), (1, new SyncJobError("http", ""))),
        (lease, kind, delay, result, error) => (Func<World, Settlement>)(world => new Settlement
        {
            Lease = lease(world),
            Kind = kind,
            Delay = delay,
            Result = kind == SettlementKind.Succeeded ? result : null,
            Error = error,
        }));

    private static readonly Gen<Func<World, (ClaimRequest?, string)>> Claim = Gen.Select(
        Filter,
        Gen.Int[1, 3],
        Gen.Frequency((5, long.MaxValue), (1, 0), (1, 20), (1, 40)),
        Duration,
        Gen.Long[1, 6],
        Number.Array[0, 2],
        (filter, maxJobs, maxBytes, lease, flush, excluded) => (Func<World, (ClaimRequest?, string)>)(world => (
            new ClaimRequest
            {
                Accepts = filter.Accepts,
                MaxJobs = maxJobs,
                MaxBytes = maxBytes,
                LeaseDuration = lease,
                FlushId = flush,
                Excluded = excluded.Length == 2 ? [.. excluded.Select(world.Job)] : [],
            },
            filter.Name)));

    private static readonly Gen<Step> Exchange =
        Gen.Select(Settlement.Array[0, 2], Gen.Frequency((1, Gen.Const<Func<World, (ClaimRequest?, string)>>(_ => (null, ""))), (4, Claim)), Exchanging);

    private static readonly Gen<Step> Renew =
        Gen.Select(Lease.Array[1, 3], Duration, (leases, duration) => new Step(world => new Call.Renew([.. leases.Select(lease => lease(world))], duration)));

    private static readonly Gen<Step> WriteProgress = Gen.Select(
        Lease,
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
        Gen.OneOf(null, "mail", "sync"),
        Gen.OneOf([SyncJobStatus.Pending, SyncJobStatus.Running, .. Ended]).Array[0, 2],
        Key,
        Gen.Frequency((3, (DateTimeOffset?)null), (1, Start + Seconds(30))),
        Gen.Frequency((3, (DateTimeOffset?)null), (1, Start + Seconds(60))),
        Gen.Bool,
        Gen.Int[1, 4],
        (kind, statuses, key, from, before, descending, limit) => new Step(_ => new Call.Query(new StoreQuery
        {
            Kind = kind,
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
        (1, Gen.Const(new Step(_ => new Call.Reopen()))));

    /// <summary>Calls that contend for keys, and mean the same whenever they happen.</summary>
    public static Gen<Step> Contended { get; } = Gen.Frequency((6, Enqueue), (3, Exchange), (1, Cancel), (1, Retry));

    /// <summary>Histories of 30 to 60 calls.</summary>
    public static Gen<Step[]> Any { get; } = Step.Array[30, 60];

    private static Step Enqueueing(Func<World, NewJob>[] jobs) => new(world => new Call.Enqueue([.. jobs.Select(job => job(world))]))
    {
        Simpler = () => jobs.Length > 1 ? WithoutOne(jobs).Select(Enqueueing) : [],
    };

    private static Step Exchanging(Func<World, Settlement>[] settlements, Func<World, (ClaimRequest?, string)> claim) => new(world =>
    {
        var (request, accepted) = claim(world);
        return new Call.Exchange([.. settlements.Select(settlement => settlement(world))], request, accepted);
    })
    {
        Simpler = () => WithoutOne(settlements).Select(fewer => Exchanging(fewer, claim)),
    };

    private static IEnumerable<T[]> WithoutOne<T>(T[] all) => all.Select((_, left) => all.Where((_, index) => index != left).ToArray());

    private static NewJob Name(World world, NewJob job, int size, bool again, int number)
    {
        var name = world.Name(number, again);
        return job with
        {
            Id = Names.ToId(name),
            Payload = size == 0 ? default : Utf8(name.PadRight(size)),
            PayloadFormat = size % 2,
            MergeBase = job.Policy == ConflictPolicy.Merge ? world.MergeBase(job.Key, number) : null,
        };
    }

    private static bool MayBeRetried(ModelJob job) => job.Status is SyncJobStatus.Failed or SyncJobStatus.Cancelled or SyncJobStatus.Quarantined;

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
