using System.Runtime.CompilerServices;
using System.Text;
using MeshKit.Typed.Stores;
using Microsoft.Extensions.Time.Testing;

namespace MeshKit.Typed.Sqlite.Tests.Migrations;

/// <summary>
/// The committed files, one of each schema that has been: <c>version-1.db</c> and so on, with a job in every state. The newest is made anew
/// with <c>MESHKIT_ACCEPT=1</c>, as long as its schema has not been released.
/// </summary>
internal static class VersionFile
{
    /// <summary>When the jobs were stored.</summary>
    public static readonly DateTimeOffset Then = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly JobGate Gate = new("work", 1, NetworkNeed.Online, 0, "");

    public static string PathOf(int version, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, $"version-{version}.db");

    public static Guid Id(string name)
    {
        var bytes = new byte[16];
        Encoding.UTF8.GetBytes(name, bytes);
        return new Guid(bytes, bigEndian: true);
    }

    public static string Name(Guid id) => Encoding.UTF8.GetString(id.ToByteArray(bigEndian: true)).TrimEnd('\0');

    /// <summary>Makes a file with today's code.</summary>
    public static async Task MakeAsync(string path)
    {
        var time = new FakeTimeProvider(Then);
        await using (var store = await Jobs.OpenAsync(new SqliteOptions { Path = path }, time))
            await FillAsync(store, time);
        using var db = Connection.Open(path, SQLitePCL.raw.SQLITE_OPEN_READWRITE);
        db.Script("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task FillAsync(SqliteStore store, FakeTimeProvider time)
    {
        await EnqueueAsync(store, Job("pruned"));
        await SettleAsync(store, SettlementKind.Succeeded);
        Assert.Equal(1, await store.PruneAsync(new PruneRequest { OlderThan = TimeSpan.Zero, Limit = 10 }, default));

        // Each is claimed while nothing else is due.
        await EnqueueAsync(store, Job("succeeded"));
        await SettleAsync(store, SettlementKind.Succeeded, result: "{\"a\":1}");
        await EnqueueAsync(store, Job("failed"));
        await SettleAsync(store, SettlementKind.Failed, new SyncJobError("AppException", "no such draft"));
        await EnqueueAsync(store, Append("failed-holds", "held"), Append("held-waits", "held"));
        await SettleAsync(store, SettlementKind.Failed, new SyncJobError("AppException", "no such draft"));
        await EnqueueAsync(store, Job("quarantined"));
        await SettleAsync(store, SettlementKind.Quarantined, new SyncJobError("JsonException", "does not decode"));
        await EnqueueAsync(store, Job("cancelled"));
        await store.EditAsync(new JobEdit.Cancel(Id("cancelled")), default);
        await EnqueueAsync(store, Job("again"));
        await SettleAsync(store, SettlementKind.Failed);
        await store.EditAsync(new JobEdit.Retry(Id("again")), default);
        await SettleAsync(store, SettlementKind.Retry, new SyncJobError("HttpRequestException", "503"), TimeSpan.FromHours(1));
        await EnqueueAsync(store, Job("snoozed"));
        await SettleAsync(store, SettlementKind.Snooze, delay: TimeSpan.FromHours(2));
        await EnqueueAsync(store, Job("replaced", "edited"));
        await EnqueueAsync(store, Job("replaces", "edited") with { Policy = ConflictPolicy.Replace, Delay = TimeSpan.FromHours(3) });
        await EnqueueAsync(store, Job("expires") with { Delay = TimeSpan.FromHours(4), ExpireAfter = TimeSpan.FromDays(365_000) });
        await EnqueueAsync(store, Job("repaired") with { Delay = TimeSpan.FromHours(5) });
        await store.EditAsync(new JobEdit.Repair(Id("repaired"), Gate with { Version = 2 }, "{\"b\":2}"u8.ToArray(), 0), default);
        await store.EditAsync(new JobEdit.Checkpoint(Id("repaired"), "7"u8.ToArray()), default);

        await EnqueueAsync(store, Job("superseded", "run"), Job("asked-to-cancel"), Job("running"));
        var running = await ClaimAsync(store);
        Assert.Equal(3, running.Count);
        await store.WriteProgressAsync(running[2].Lease, new ProgressWrite.Checkpoint("{\"page\":3}"u8.ToArray()), default);
        await store.WriteProgressAsync(running[2].Lease, new ProgressWrite.Step("charge", "\"receipt\""u8.ToArray()), default);
        await store.WriteProgressAsync(running[2].Lease, new ProgressWrite.Step("mail", null), default);
        await EnqueueAsync(store, Job("successor", "run") with { Policy = ConflictPolicy.Replace });
        await store.EditAsync(new JobEdit.Cancel(Id("asked-to-cancel")), default);

        time.Advance(TimeSpan.FromSeconds(1));
        await EnqueueAsync(
            store,
            Append("line-1", "line"), Append("line-2", "line"), Append("line-3", "line"),
            Job("urgent") with { Gate = Gate with { Priority = 2 } },
            Job("wifi", "Entwürfe: 草稿") with { Gate = new JobGate("upload", 3, NetworkNeed.Unmetered, -1, "charging") },
            Job("traced") with { TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", MaxAttempts = 3 });
    }

    private static NewJob Job(string name, string? key = null) => new()
    {
        Id = Id(name),
        Gate = Gate,
        Payload = Encoding.UTF8.GetBytes($"\"{name}\""),
        Key = key,
        MaxAttempts = 10,
    };

    private static NewJob Append(string name, string key) => Job(name, key) with { Policy = ConflictPolicy.Append, HoldKeyOnFailure = true };

    private static async Task EnqueueAsync(SqliteStore store, params NewJob[] jobs) => await store.EnqueueAsync(jobs, null, default);

    private static async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(SqliteStore store) => (await store.ExchangeAsync([], Jobs.Claim(), default)).Claimed;

    private static async Task SettleAsync(
        SqliteStore store, SettlementKind kind, SyncJobError? error = null, TimeSpan delay = default, string? result = null)
    {
        var job = Assert.Single(await ClaimAsync(store));
        var settlement = new Settlement
        {
            Lease = job.Lease,
            Kind = kind,
            Error = error,
            Delay = delay,
            Result = result is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(result),
        };
        Assert.True((await store.ExchangeAsync([settlement], null, default)).Settled[0].Held);
    }
}
