using System.Globalization;
using MeshKit.Typed.Sqlite.Tests.Migrations;
using MeshKit.Typed.Stores;
using Microsoft.Extensions.Time.Testing;

namespace MeshKit.Typed.Sqlite.Tests.Damage;

/// <summary>
/// A damaged file: a typed error or an answer, never a hang, another exception or a file made anew. <c>MESHKIT_FLIPS</c> sets how many flips are
/// tried, and <c>MESHKIT_SEED</c> which.
/// </summary>
public sealed class DamageTests : IDisposable
{
    private const int FlipsInCi = 200;

    // Far more than any answer takes: it only turns a hang into a failure.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly HashSet<string> Codes =
    [
        SyncErrorCodes.StoreCorrupt, SyncErrorCodes.StoreUnavailable, SyncErrorCodes.SchemaTooNew, SyncErrorCodes.StoreFull, SyncErrorCodes.PayloadTooLarge,
        SyncErrorCodes.StoreReadOnly, SyncErrorCodes.OutcomeUnknown,
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_flipped_bit_is_a_typed_error_or_an_answer()
    {
        var flips = Setting("MESHKIT_FLIPS") ?? FlipsInCi;
        var seed = Setting("MESHKIT_SEED") ?? Random.Shared.Next();
        var whole = await File.ReadAllBytesAsync(await FillAsync(), TestContext.Current.CancellationToken);
        var random = new Random(seed);
        for (var flip = 0; flip < flips; flip++)
        {
            // A third in what every opening reads, the header and the schema; the others anywhere.
            var bytes = whole.ToArray();
            var position = random.Next(3) == 0 ? random.Next(4096) : random.Next(bytes.Length);
            bytes[position] ^= (byte)(1 << random.Next(8));

            await UseAsync(bytes, null, $"seed {seed}, flip {flip} at byte {position}");
        }
    }

    [Fact]
    public async Task A_flipped_bit_in_the_log_is_a_typed_error_or_an_answer()
    {
        var flips = (Setting("MESHKIT_FLIPS") ?? FlipsInCi) / 4;
        var seed = Setting("MESHKIT_SEED") ?? Random.Shared.Next();
        var (file, log) = await FillWithLogAsync();
        var random = new Random(seed);
        for (var flip = 0; flip < flips; flip++)
        {
            var bytes = log.ToArray();
            var position = random.Next(bytes.Length);
            bytes[position] ^= (byte)(1 << random.Next(8));

            await UseAsync(file, bytes, $"seed {seed}, flip {flip} at byte {position} of the log");
        }
    }

    [Fact]
    public async Task A_file_that_was_cut_short_is_a_typed_error_or_an_answer()
    {
        var whole = await File.ReadAllBytesAsync(await FillAsync(), TestContext.Current.CancellationToken);
        var lengths = Enumerable.Range(1, 15).Select(i => whole.Length / 4096 * i / 16 * 4096).Concat([1, 15, 16, 99, 100, 511, 512, 4095, 4097, whole.Length - 1]);
        foreach (var length in lengths)
            await UseAsync(whole[..length], null, $"cut to {length} bytes");
    }

    [Fact]
    public async Task A_log_that_was_cut_short_is_a_typed_error_or_an_answer()
    {
        var (file, log) = await FillWithLogAsync();
        foreach (var length in Enumerable.Range(0, 16).Select(i => log.Length * i / 16).Concat([1, 31, 32, 33, 56, log.Length - 1]))
            await UseAsync(file, log[..length], $"log cut to {length} bytes");
    }

    [Fact]
    public async Task A_log_that_is_missing_leaves_what_had_been_written_back()
    {
        var (file, log) = await FillWithLogAsync();
        Assert.NotEmpty(log);

        var answered = await UseAsync(file, null, "no log");

        Assert.True(answered);
    }

    [Fact]
    public async Task A_file_of_zeros_is_store_corrupt()
    {
        var path = _folder.File("zeros.db");
        await File.WriteAllBytesAsync(path, new byte[8192], TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<SyncException>(() => Jobs.OpenAsync(path));

        Assert.Equal(SyncErrorCodes.StoreCorrupt, error.Code);
        Assert.Equal(new byte[8192], await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A file with a job in every state, and enough of them that its trees have branches.</summary>
    private async Task<string> FillAsync()
    {
        var path = _folder.File("whole.db");
        await VersionFile.MakeAsync(path);
        await using (var store = await Jobs.OpenAsync(path))
        {
            await store.EnqueueAsync([.. Enumerable.Range(0, 300).Select(i => Jobs.New($"key {i % 200}", ConflictPolicy.Append) with { Payload = new byte[i] })]);
            await store.EnqueueAsync(Jobs.New() with { Payload = new byte[20_000] });
        }

        using var db = Connection.Open(path, SQLitePCL.raw.SQLITE_OPEN_READWRITE);
        db.Script("PRAGMA wal_checkpoint(TRUNCATE)");
        return path;
    }

    /// <summary>A file whose newest jobs are in its log alone, as a kill leaves it.</summary>
    private async Task<(byte[] File, byte[] Log)> FillWithLogAsync()
    {
        var path = await FillAsync();
        await using var store = await Jobs.OpenAsync(path);
        for (var i = 0; i < 20; i++)
            await store.EnqueueAsync(Jobs.New($"log {i}"));
        File.Copy(path, _folder.File("copy.db"));
        File.Copy(path + "-wal", _folder.File("copy.db-wal"));
        return (await File.ReadAllBytesAsync(_folder.File("copy.db")), await File.ReadAllBytesAsync(_folder.File("copy.db-wal")));
    }

    /// <summary>Opens a damaged file and makes every kind of call; says whether it opened.</summary>
    private async Task<bool> UseAsync(byte[] file, byte[]? log, string damage)
    {
        var path = _folder.File("damaged.db");
        foreach (var name in _folder.Names().Where(name => name.StartsWith("damaged", StringComparison.Ordinal)))
            File.Delete(_folder.File(name));
        await File.WriteAllBytesAsync(path, file);
        if (log is not null)
            await File.WriteAllBytesAsync(path + "-wal", log);
        try
        {
            var answered = await Task.Run(() => CallAsync(path)).WaitAsync(Patience);
            Assert.True(File.Exists(path), damage);
            if (!answered)
                Assert.Equal(file.Length, new FileInfo(path).Length);
            return answered;
        }
        catch (Exception exception) when (exception is not SyncException { Code: var code } || !Codes.Contains(code))
        {
            throw new InvalidOperationException($"{damage}: {exception.Message}", exception);
        }
    }

    private static async Task<bool> CallAsync(string path)
    {
        SqliteStore store;
        try
        {
            store = await Jobs.OpenAsync(new SqliteOptions { Path = path, BusyTimeout = TimeSpan.FromMilliseconds(200) }, new FakeTimeProvider(VersionFile.Then.AddDays(2)));
        }
        catch (SyncException exception) when (Codes.Contains(exception.Code))
        {
            return false;
        }

        Func<Task>[] calls =
        [
            async () => await store.QueryAsync(new StoreQuery { Limit = 1000 }, default),
            async () => await store.QueryAsync(new StoreQuery { Limit = 10, Key = "line", Statuses = [SyncJobStatus.Pending] }, default),
            async () => await store.StatsAsync(default),
            async () => await store.FindAsync(VersionFile.Id("running"), default),
            async () => await store.FindHeadAsync("held", default),
            async () => await store.EnqueueAsync(Jobs.New()),
            async () => await store.EnqueueAsync(Jobs.New("line", ConflictPolicy.Append), Jobs.New("edited", ConflictPolicy.Replace)),
            async () => await store.EditAsync(new JobEdit.Retry(VersionFile.Id("failed-holds")), default),
            async () => await store.EditAsync(new JobEdit.Cancel(VersionFile.Id("snoozed")), default),
            () => RunAllAsync(store),
            async () => await store.PruneAsync(new PruneRequest { OlderThan = TimeSpan.Zero, Limit = 1000 }, default),
            async () => await store.DisposeAsync(),
        ];
        foreach (var call in calls)
        {
            try
            {
                await call();
            }
            catch (SyncException exception) when (Codes.Contains(exception.Code))
            {
                // The damage was met, and said so.
            }
        }

        return true;
    }

    private static async Task RunAllAsync(SqliteStore store)
    {
        // Bounded: a damaged row may be found again and again, and each time it is answered.
        var claimed = (IReadOnlyList<ClaimedJob>)[];
        for (var round = 0; round < 20; round++)
        {
            var settlements = claimed.Select(job => new Settlement { Lease = job.Lease, Kind = SettlementKind.Succeeded }).ToArray();
            claimed = (await store.ExchangeAsync(settlements, Jobs.Claim(100), default)).Claimed;
            if (claimed.Count == 0)
                return;
        }
    }
}
