using System.Text;
using MeshKit.Typed.Stores;
using Microsoft.Extensions.Time.Testing;
using SQLitePCL;

namespace MeshKit.Typed.Sqlite.Tests.Migrations;

/// <summary>A file that each earlier version wrote is read, claimed from and settled by today's code.</summary>
public sealed class OlderFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(VersionFile.Then.AddDays(1));

    public static TheoryData<int> Versions => [.. Enumerable.Range(1, Newest)];

    private static int Newest => Migrator.Shipped[^1].Version;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_newest_file_is_what_todays_code_makes()
    {
        await VersionFile.MakeAsync(_folder.File("made.db"));
        if (Environment.GetEnvironmentVariable("MESHKIT_ACCEPT") == "1")
            File.Copy(_folder.File("made.db"), VersionFile.PathOf(Newest), overwrite: true);

        Assert.Equal(await ReadSchemaAsync("made.db"), await ReadSchemaAsync(Copy(Newest)));
        await using var made = await OpenAsync("made.db");
        await using var committed = await OpenAsync(Copy(Newest));
        Assert.Equal(await ReadStatusesAsync(made), await ReadStatusesAsync(committed));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Each_job_of_an_older_file_is_what_it_was(int version)
    {
        await using var store = await OpenAsync(Copy(version));

        Assert.Equal(
            """
            succeeded:Succeeded failed:Failed failed-holds:Failed held-waits:Pending quarantined:Quarantined cancelled:Cancelled again:Pending
            snoozed:Pending replaced:Replaced replaces:Pending expires:Pending repaired:Pending superseded:Running asked-to-cancel:Running
            running:Running successor:Pending line-1:Pending line-2:Pending line-3:Pending urgent:Pending wifi:Pending traced:Pending
            """.ReplaceLineEndings(" "),
            await ReadStatusesAsync(store));
        Assert.Equal("{\"a\":1}", Text((await FindAsync(store, "succeeded")).Result));
        Assert.Equal(new SyncJobError("AppException", "no such draft"), (await FindAsync(store, "failed")).LastError);
        Assert.Equal("failed-holds", VersionFile.Name((await store.FindHeadAsync("held", Cancellation))!.Id));
        var again = await FindAsync(store, "again");
        Assert.Equal((1, 1, VersionFile.Then.AddHours(1)), (again.Attempt, again.Generation, again.DueAt));
        Assert.Equal((0, 1), ((await FindAsync(store, "snoozed")).Attempt, (await FindAsync(store, "snoozed")).Snoozes));
        Assert.Equal(VersionFile.Id("replaces"), (await FindAsync(store, "replaced")).ReplacedBy);
        Assert.Equal(VersionFile.Then.AddDays(365_000), (await FindAsync(store, "expires")).ExpiresAt);
        var repaired = await FindAsync(store, "repaired");
        Assert.Equal((2, "{\"b\":2}", "7"), (repaired.Gate.Version, Text(repaired.Payload), Text(repaired.Checkpoint)));
        Assert.True((await FindAsync(store, "asked-to-cancel")).IsStopRequested);
        Assert.Equal("{\"page\":3}", Text((await FindAsync(store, "running")).Checkpoint));
        var wifi = await FindAsync(store, "wifi");
        Assert.Equal((new JobGate("upload", 3, NetworkNeed.Unmetered, -1, "charging"), "Entwürfe: 草稿"), (wifi.Gate, wifi.Key));
        var traced = await FindAsync(store, "traced");
        Assert.Equal(("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", 3), (traced.TraceParent, traced.MaxAttempts));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Each_job_of_an_older_file_is_claimed_and_settled(int version)
    {
        await using var store = await OpenAsync(Copy(version));
        var ran = new List<string>();
        while (true)
        {
            var (claimed, steps) = await RunNextAsync(store);
            if (claimed is null)
                break;
            ran.Add(claimed);
            if (claimed == "running")
                Assert.Equal([("charge", "\"receipt\""), ("mail", null)], steps.Select(step => (step.Name, Text(step.Result))));
        }

        // By priority, then due time; each lane in its order. What is asked to cancel or superseded does not run again.
        Assert.Equal("urgent running successor line-1 line-2 line-3 traced again snoozed replaces expires repaired wifi", string.Join(' ', ran));
        Assert.Equal(SyncJobStatus.Cancelled, (await FindAsync(store, "asked-to-cancel")).Status);
        Assert.Equal(SyncJobStatus.Replaced, (await FindAsync(store, "superseded")).Status);
        await store.EditAsync(new JobEdit.Retry(VersionFile.Id("failed-holds")), Cancellation);
        Assert.Equal("failed-holds", (await RunNextAsync(store)).Job);
        Assert.Equal("held-waits", (await RunNextAsync(store)).Job);
        await store.EnqueueAsync(Jobs.New());
        Assert.NotNull((await RunNextAsync(store)).Job);
        using var db = Connection.Open(_folder.File(Copy(version)), raw.SQLITE_OPEN_READWRITE);
        using var check = db.Prepare("PRAGMA integrity_check");
        Assert.True(check.Step());
        Assert.Equal("ok", check.Text(0));
    }

    private static async Task<(string? Job, IReadOnlyList<StoredStep> Steps)> RunNextAsync(SqliteStore store)
    {
        var exchanged = await store.ExchangeAsync([], Jobs.Claim(1), Cancellation);
        if (exchanged.Claimed is not [var job])
            return (null, []);
        var settlement = new Settlement { Lease = job.Lease, Kind = SettlementKind.Succeeded, Result = "true"u8.ToArray() };
        Assert.Equal(SyncJobStatus.Succeeded, (await store.ExchangeAsync([settlement], null, Cancellation)).Settled[0].Status);
        return (VersionFile.Name(job.Job.Id), job.Steps);
    }

    private string Copy(int version)
    {
        var name = $"version-{version}.db";
        if (!File.Exists(_folder.File(name)))
            File.Copy(VersionFile.PathOf(version), _folder.File(name));
        return name;
    }

    private Task<SqliteStore> OpenAsync(string name) => Jobs.OpenAsync(new SqliteOptions { Path = _folder.File(name) }, _time);

    private static async Task<StoredJob> FindAsync(SqliteStore store, string name) => (await store.FindAsync(VersionFile.Id(name), Cancellation))!;

    private static string? Text(ReadOnlyMemory<byte>? bytes) => bytes is { } value ? Encoding.UTF8.GetString(value.Span) : null;

    private static async Task<string> ReadStatusesAsync(SqliteStore store)
    {
        var page = await store.QueryAsync(new StoreQuery { Limit = 100 }, Cancellation);
        return string.Join(' ', page.Jobs.Select(job => $"{VersionFile.Name(job.Id)}:{job.Status}"));
    }

    private async Task<string> ReadSchemaAsync(string name)
    {
        await (await OpenAsync(name)).DisposeAsync();
        using var db = Connection.Open(_folder.File(name), raw.SQLITE_OPEN_READWRITE);
        var statements = new List<string>();
        using var schema = db.Prepare("SELECT ifnull(sql, name) FROM sqlite_master ORDER BY name");
        while (schema.Step())
            statements.Add(schema.Text(0));
        return string.Join('\n', statements);
    }
}
