using System.Text;
using MeshKit.Typed.Stores;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>A commit whose answer is lost is looked up, whatever it wrote: the caller is told what became of it, and nothing else.</summary>
public sealed class LostCommitTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Faults _faults = new();

    /// <summary>Every kind of write, with the claim of job a, which is running; b is pending, c has failed, d is to be added.</summary>
    private static readonly Dictionary<string, Func<SqliteStore, ClaimedJob, Task>> Writes = new()
    {
        ["enqueue"] = async (store, _) => await store.EnqueueAsync(Job("d")),
        ["enqueue many"] = async (store, _) => await store.EnqueueAsync(Job("d"), Job("e"), Job("b")),
        ["replace"] = async (store, _) => await store.EnqueueAsync(Job("d") with { Key = "b", Policy = ConflictPolicy.Replace }),
        ["claim"] = async (store, _) => Assert.Single((await store.ExchangeAsync([], Jobs.Claim(), default)).Claimed),
        ["settle"] = async (store, a) => Assert.True((await SettleAsync(store, a)).Held),
        ["renew"] = async (store, a) => Assert.Equal([LeaseState.Held], await store.RenewAsync([a.Lease], TimeSpan.FromHours(2), default)),
        ["checkpoint"] = async (store, a) => Assert.True(await store.WriteProgressAsync(a.Lease, new ProgressWrite.Checkpoint("1"u8.ToArray()), default)),
        ["step"] = async (store, a) => Assert.True(await store.WriteProgressAsync(a.Lease, new ProgressWrite.Step("s", "1"u8.ToArray()), default)),
        ["cancel pending"] = (store, _) => EditAsync(store, new JobEdit.Cancel(Id("b")), EditStatus.Done),
        ["cancel running"] = (store, _) => EditAsync(store, new JobEdit.Cancel(Id("a")), EditStatus.Requested),
        ["retry"] = (store, _) => EditAsync(store, new JobEdit.Retry(Id("c")), EditStatus.Done),
        ["repair"] = (store, _) => EditAsync(store, new JobEdit.Repair(Id("b"), Job("b").Gate, "{ }"u8.ToArray(), 0), EditStatus.Done),
        ["write checkpoint"] = (store, _) => EditAsync(store, new JobEdit.Checkpoint(Id("b"), "1"u8.ToArray()), EditStatus.Done),
        ["prune"] = async (store, _) => Assert.Equal(1, await store.PruneAsync(new PruneRequest { OlderThan = TimeSpan.Zero, Limit = 9 }, default)),
    };

    public static MatrixTheoryData<string, bool> Lost => new(Writes.Keys, [true, false]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task Rule05_A_lost_commit_is_answered_as_what_it_became(string write, bool committed)
    {
        await using var store = await OpenAsync();
        var claim = await FillAsync(store);
        var before = Dump();
        _faults.Next = committed;

        var error = await Record.ExceptionAsync(() => Writes[write](store, claim));

        Assert.Null(_faults.Next);
        if (committed)
        {
            Assert.Null(error);
            Assert.NotEqual(before, Dump());
        }
        else
        {
            Assert.Equal(SyncErrorCodes.StoreUnavailable, Assert.IsType<SyncException>(error).Code);
            Assert.Equal(before, Dump());
            await Writes[write](store, claim);
        }
    }

    [Fact]
    public async Task Rule03_A_lost_claim_is_not_taken_for_the_claim_of_another()
    {
        await using var store = await OpenAsync();
        await store.EnqueueAsync(Job("b"));
        await using var other = await Jobs.OpenAsync(_folder.File());
        ClaimedJob? theirs = null;
        _faults.Meanwhile = () => theirs = Assert.Single(other.ExchangeAsync([], Jobs.Claim(), default).AsTask().GetAwaiter().GetResult().Claimed);
        _faults.Next = false;

        var error = await Assert.ThrowsAsync<SyncException>(async () => await store.ExchangeAsync([], Jobs.Claim(), Cancellation));

        Assert.Equal(SyncErrorCodes.StoreUnavailable, error.Code);
        Assert.Equal(1, theirs!.Lease.Token);
        Assert.True((await SettleAsync(other, theirs)).Held);
    }

    [Fact]
    public async Task A_lost_settlement_is_not_taken_for_a_release_by_another()
    {
        await using var store = await OpenAsync();
        var claim = await FillAsync(store);
        await using var other = await Jobs.OpenAsync(_folder.File());
        _faults.Meanwhile = () => other.ExchangeAsync(
            [new Settlement { Lease = claim.Lease, Kind = SettlementKind.Release }], null, default).AsTask().GetAwaiter().GetResult();
        _faults.Next = false;

        await Assert.ThrowsAsync<SyncException>(() => SettleAsync(store, claim));

        Assert.Equal(SyncJobStatus.Pending, (await store.FindAsync(Id("a"), Cancellation))!.Status);
    }

    [Fact]
    public async Task A_lost_enqueue_is_not_taken_for_the_same_job_of_another()
    {
        await using var store = await OpenAsync();
        await using var other = await Jobs.OpenAsync(_folder.File());
        _faults.Meanwhile = () => other.EnqueueAsync(Job("d")).GetAwaiter().GetResult();
        _faults.Next = false;

        // All or none: e was not stored by the other.
        await Assert.ThrowsAsync<SyncException>(() => store.EnqueueAsync(Job("d"), Job("e")));

        Assert.Null(await store.FindAsync(Id("e"), Cancellation));
    }

    [Fact]
    public async Task All_calls_of_a_lost_group_are_answered_alike()
    {
        await using var store = await OpenAsync();
        var claim = await FillAsync(store);
        var blocker = store.SetWriterAsync("PRAGMA user_version");
        _faults.Next = false;

        // Queued while the writer is busy, so that most of them share the commit that is lost.
        var calls = Enumerable.Range(0, 50).Select(i => store.EnqueueAsync(Job($"n{i}"))).Append(Writes["checkpoint"](store, claim)).ToArray();
        await blocker;
        await Task.WhenAll(calls.Select(call => call.ContinueWith(_ => { }, TaskScheduler.Default)));

        for (var i = 0; i < 50; i++)
            Assert.Equal(calls[i].IsCompletedSuccessfully, await store.FindAsync(Id($"n{i}"), Cancellation) is not null);
        Assert.Equal(calls[50].IsCompletedSuccessfully, (await store.FindAsync(Id("a"), Cancellation))!.Checkpoint is not null);
        Assert.Contains(calls, call => call.IsFaulted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule05_A_commit_that_cannot_be_looked_up_is_outcome_unknown(bool committed)
    {
        await using var store = await OpenAsync();
        await using var other = new SqliteConnection($"Data Source={_folder.File()};Pooling=False");
        await other.OpenAsync(Cancellation);
        SqliteTransaction? holding = null;
        _faults.Meanwhile = () => holding ??= other.BeginTransaction();
        _faults.Next = committed;

        var error = await Assert.ThrowsAsync<SyncException>(() => store.EnqueueAsync(Job("d")));

        Assert.Equal(SyncErrorCodes.OutcomeUnknown, error.Code);
        await holding!.DisposeAsync();
        Assert.Equal(committed, await store.FindAsync(Id("d"), Cancellation) is not null);
        await store.EnqueueAsync(Job("e"));
    }

    [Fact]
    public async Task What_dead_instances_would_have_looked_for_is_gone_at_the_next_opening()
    {
        for (var i = 0; i < 3; i++)
        {
            await using var store = await OpenAsync();
            await store.EnqueueAsync(Job($"n{i}"));
            await store.EditAsync(new JobEdit.Cancel(Id($"n{i}")), Cancellation);
        }

        await using var last = await OpenAsync();
        using var db = Connection.Open(_folder.File(), raw.SQLITE_OPEN_READWRITE);
        Assert.InRange(db.Scalar("SELECT count(*) FROM mesh_marks"), 0, 1);
    }

    private Task<SqliteStore> OpenAsync() =>
        Jobs.OpenAsync(new SqliteOptions { Path = _folder.File(), Faults = _faults, BusyTimeout = TimeSpan.FromMilliseconds(300) });

    private static async Task<ClaimedJob> FillAsync(SqliteStore store)
    {
        await store.EnqueueAsync(Job("c"));
        var c = Assert.Single((await store.ExchangeAsync([], Jobs.Claim(), default)).Claimed);
        await SettleAsync(store, c, SettlementKind.Failed);
        await store.EnqueueAsync(Job("a"));
        var a = Assert.Single((await store.ExchangeAsync([], Jobs.Claim(), default)).Claimed);
        await store.EnqueueAsync(Job("b") with { Key = "b" });
        return a;
    }

    private static async Task<SettleResult> SettleAsync(SqliteStore store, ClaimedJob job, SettlementKind kind = SettlementKind.Succeeded) =>
        (await store.ExchangeAsync([new Settlement { Lease = job.Lease, Kind = kind }], null, default)).Settled[0];

    private static async Task EditAsync(SqliteStore store, JobEdit edit, EditStatus expected) =>
        Assert.Equal(expected, (await store.EditAsync(edit, default)).Status);

    private static Guid Id(string name)
    {
        var bytes = new byte[16];
        Encoding.UTF8.GetBytes(name, bytes);
        return new Guid(bytes, bigEndian: true);
    }

    private static NewJob Job(string name) => Jobs.New() with { Id = Id(name) };

    /// <summary>All that is stored about jobs.</summary>
    private string Dump()
    {
        var text = new StringBuilder();
        using var connection = new SqliteConnection($"Data Source={_folder.File()};Pooling=False");
        connection.Open();
        foreach (var table in (string[])["mesh_jobs", "mesh_bodies", "mesh_checkpoints", "mesh_results", "mesh_steps"])
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the names stand above
            command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                for (var i = 0; i < rows.FieldCount; i++)
                    text.Append(rows.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : rows.GetValue(i)).Append(' ');
                text.AppendLine(table);
            }
        }

        return text.ToString();
    }
}
