using System.Diagnostics;

namespace MeshKit.Typed.Sqlite.Tests.Processes;

/// <summary>Processes that live, and share one file.</summary>
[Collection(ProcessesCollection.Name)]
public sealed class SharedFileTests : IDisposable
{
    private const int Racers = 4;
    private const string Key = "race:1";

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_all_who_race_for_a_key_one_adds_a_job_and_the_others_are_told_its_id()
    {
        await using var racers = await StartRacersAsync(count: 25);

        var receipts = await racers.RunAsync();

        Assert.Equal(Racers * 25, receipts.Count);
        var added = Assert.Single(receipts, receipt => receipt.Status == EnqueueStatus.Added);
        Assert.All(receipts, receipt => Assert.Equal(added.Id, receipt.Id));
        await using var mesh = await OpenAsync();
        Assert.Equal(added.Id, Assert.Single((await mesh.Sync.JobsPageAsync(new JobQuery(), Cancellation)).Jobs).Id);
    }

    [Fact]
    public async Task A_key_that_is_raced_for_while_its_jobs_run_never_has_two_active_jobs()
    {
        await using var mesh = await OpenAsync();
        await using var flushing = HostProcess.Start("flush", _folder.File());
        await using var racers = await StartRacersAsync(count: 50);

        var race = racers.RunAsync();
        var query = new JobQuery { ConflictKey = Key, Statuses = [SyncJobStatus.Pending, SyncJobStatus.Running] };
        while (!race.IsCompleted)
        {
            // One page is one snapshot.
            var active = (await mesh.Sync.JobsPageAsync(query, Cancellation)).Jobs;
            Assert.True(active.Count <= 1, $"Active at once: {string.Join("; ", active)}");
        }

        var receipts = await race;
        var stored = await mesh.Sync.JobsAsync(new JobQuery { ConflictKey = Key }, Cancellation).Select(job => job.Id).ToListAsync(Cancellation);
        var added = receipts.Where(receipt => receipt.Status == EnqueueStatus.Added).Select(receipt => receipt.Id);
        Assert.Equal(stored.Order(), added.Order());
        Assert.Empty(receipts.Select(receipt => receipt.Id).Except(stored));
    }

    [Fact]
    public async Task A_job_that_another_process_enqueues_wakes_the_scheduler()
    {
        await using var mesh = await OpenAsync();
        var idle = new TaskCompletionSource();
        var run = new TaskCompletionSource<Guid>();
        await using var scheduler = mesh.Sync.CreateScheduler(new SyncSchedulerOptions
        {
            Interval = TimeSpan.FromMinutes(10),
            OnFlushed = _ => idle.TrySetResult(),
            Flush = new FlushOptions
            {
                Handlers = SyncHandlers.Untyped((job, _) =>
                {
                    run.TrySetResult(job.JobId);
                    return new(SyncOutcome.Done);
                }),
            },
        });
        await using var racers = await StartRacersAsync(count: 1, racers: 1);
        scheduler.Start();
        await idle.Task.WaitAsync(Cancellation);

        var receipt = Assert.Single(await racers.RunAsync());
        var enqueued = Stopwatch.StartNew();

        Assert.Equal(receipt.Id, await run.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancellation));
        Assert.InRange(enqueued.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private Task<Mesh> OpenAsync() => Mesh.OpenAsync(new SqliteProvider(_folder.File()), SyncManifest.Empty, Cancellation);

    private Task<Race> StartRacersAsync(int count, int racers = Racers) => Race.StartAsync(racers, _folder.File(), Key, count, Cancellation);

    /// <summary>Processes that have opened the file and wait for the start.</summary>
    private sealed class Race(List<HostProcess> hosts, CancellationToken cancellationToken) : IAsyncDisposable
    {
        public static async Task<Race> StartAsync(int racers, string path, string key, int count, CancellationToken cancellationToken)
        {
            var race = new Race([], cancellationToken);
            try
            {
                await race.StartAsync(racers, ["race", path, key, $"{count}"]);
                return race;
            }
            catch
            {
                await race.DisposeAsync();
                throw;
            }
        }

        /// <summary>Starts the race, and gives all receipts.</summary>
        public async Task<List<(EnqueueStatus Status, Guid Id)>> RunAsync()
        {
            foreach (var host in hosts)
                await host.TellAsync("go");
            var said = await Task.WhenAll(hosts.Select(host => host.ReadUntilAsync("end", cancellationToken)));
            return said.SelectMany(facts => facts).Select(fact => fact.Split(' ')).Select(words => (Enum.Parse<EnqueueStatus>(words[0]), Guid.Parse(words[1])))
                .ToList();
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
        }

        private async Task StartAsync(int racers, string[] command)
        {
            for (var i = 0; i < racers; i++)
                hosts.Add(HostProcess.Start(command[0], command[1..]));
            foreach (var host in hosts)
                Assert.Equal("ready", await host.ReadAsync(cancellationToken));
        }
    }
}
