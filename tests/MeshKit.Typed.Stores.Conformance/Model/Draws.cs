using System.Text;
using CsCheck;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>Something that is drawn before it is known what will be there: it is pointed at jobs and leases when it happens.</summary>
public delegate T Later<out T>(World world);

/// <summary>
/// Draws what calls are made of. There are few keys, kinds and flushes, so that calls meet; times are such that leases run out and delays end.
/// </summary>
internal static class Draws
{
    public static readonly SyncJobStatus[] Ended =
        [SyncJobStatus.Succeeded, SyncJobStatus.Failed, SyncJobStatus.Cancelled, SyncJobStatus.Replaced, SyncJobStatus.Quarantined];

    public static readonly Gen<int> Number = Gen.Int[0, 99];
    public static readonly Gen<int> PayloadSize = Gen.Int[0, 30];
    public static readonly Gen<string?> Key = Gen.Frequency((2, (string?)null), (8, "k"), (4, "K"), (2, "\u00e9"), (2, "e\u0301"));
    public static readonly Gen<TimeSpan> Duration = Gen.Frequency((12, Seconds(30)), (6, Seconds(10)), (2, Seconds(300)), (1, TimeSpan.MaxValue));
    public static readonly Gen<TimeSpan> Delay = Gen.Frequency((40, TimeSpan.Zero), (10, Seconds(10)), (4, Seconds(60)), (1, TimeSpan.MaxValue));

    public static readonly Gen<ReadOnlyMemory<byte>?> Value =
        Gen.Frequency((2, default(ReadOnlyMemory<byte>?)), (3, Utf8("1")), (2, Utf8("[2,3]")), (1, ReadOnlyMemory<byte>.Empty));

    public static readonly Gen<JobGate> Gate = Gen.Frequency(
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

    private static readonly Gen<NewJob> Unnamed = Gen.Select(
        Gate,
        Key,
        Gen.Frequency((3, ConflictPolicy.Dedupe), (1, ConflictPolicy.Fail), (3, ConflictPolicy.Replace), (2, ConflictPolicy.Merge), (4, ConflictPolicy.Append)),
        Gen.Frequency((4, WhenRunning.PolicyDefault), (1, WhenRunning.Cancel), (3, WhenRunning.Finish), (1, WhenRunning.Count)),
        Gen.Frequency((2, true), (3, false)),
        Delay,
        Gen.Frequency((8, (DateTimeOffset?)null), (1, World.Start - Seconds(3600)), (1, World.Start + Seconds(20))),
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

    public static readonly Gen<Later<NewJob>> NewJobs = Gen.Select(
        Gen.Select(Unnamed, Gen.Frequency((6, false), (1, true)), (job, isRenamed) => isRenamed ? job with { FormerKinds = [job.Gate.Kind == "mail" ? "sync" : "mail"] } : job),
        PayloadSize,
        Gen.Frequency((19, false), (1, true)),
        Number,
        (job, size, again, number) => (Later<NewJob>)(world => Name(world, job, size, again, number)));

    public static readonly Gen<Later<JobToken>> Leases = Gen.Select(
        Number, Gen.Frequency((5, false), (1, true)), (number, stale) => (Later<JobToken>)(world => world.Lease(number, stale)));

    public static readonly Gen<Later<Settlement>> Settlements = Gen.Select(
        Leases,
        Gen.Frequency(
            (3, SettlementKind.Succeeded), (3, SettlementKind.Retry), (1, SettlementKind.Snooze), (3, SettlementKind.Failed), (1, SettlementKind.Cancelled),
            (2, SettlementKind.Quarantined), (3, SettlementKind.Release), (2, SettlementKind.Return)),
        Delay,
        Value,
        Gen.Frequency((1, (SyncJobError?)null), (1, new SyncJobError("timeout", "It took too long.")), (1, new SyncJobError("http", ""))),
        (lease, kind, delay, result, error) => (Later<Settlement>)(world => new Settlement
        {
            Lease = lease(world),
            Kind = kind,
            Delay = delay,
            Result = result,
            Error = error,
        }));

    public static readonly Gen<Later<(ClaimRequest?, string)>> Claims = Gen.Select(
        Filter,
        Gen.Int[1, 3],
        Gen.Frequency((5, long.MaxValue), (1, 0), (1, 20), (1, 40)),
        Duration,
        Gen.Long[1, 6],
        Number.Array[0, 2],
        (filter, maxJobs, maxBytes, lease, flush, excluded) => (Later<(ClaimRequest?, string)>)(world => (
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

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

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
}
