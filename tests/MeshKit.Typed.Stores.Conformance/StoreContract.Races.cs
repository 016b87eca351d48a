using System.Collections.Concurrent;

namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    private const int Racers = 8;

    [Theory]
    [InlineData(ConflictPolicy.Dedupe)]
    [InlineData(ConflictPolicy.Fail)]
    [InlineData(ConflictPolicy.Replace)]
    public async Task Rule08_Of_many_at_once_for_one_key_exactly_one_is_active(ConflictPolicy policy)
    {
        var added = new ConcurrentBag<Guid>();
        await RaceAsync(25, async (store, racer, round) =>
        {
            try
            {
                var result = (await store.EnqueueAsync([Job($"{racer}-{round}", $"k{round}", policy)], null, Cancellation))[0];
                if (result.Status != EnqueueStatus.Deduplicated)
                    added.Add(result.JobId);
            }
            catch (SyncException exception) when (exception.Code == SyncErrorCodes.SyncConflict)
            {
                // What fail promises to all but one.
            }
        });

        var active = await ClaimAsync(1000);
        Assert.Equal(25, active.Count);
        Assert.Equal(25, active.Select(job => job.Job.Key).Distinct().Count());
        Assert.All(active, job => Assert.Contains(job.Job.Id, added));
        Assert.Equal(policy == ConflictPolicy.Replace ? 25 * Racers : 25, added.Count);
    }

    [Fact]
    public async Task Rule05_Of_many_at_once_with_one_id_exactly_one_is_added()
    {
        var added = new ConcurrentBag<EnqueueStatus>();
        await RaceAsync(10, async (store, _, round) => added.Add((await store.EnqueueAsync([Job($"{round}")], null, Cancellation))[0].Status));

        Assert.Equal(10, added.Count(status => status == EnqueueStatus.Added));
        Assert.Equal(10, (await ClaimAsync(1000)).Count);
    }

    [Fact]
    public async Task No_job_is_claimed_twice_and_none_is_left()
    {
        const int jobs = 200;
        await EnqueueAllAsync([.. Enumerable.Range(0, jobs).Select(i => Job($"{i}", kind: $"kind{i % 3}"))]);
        var claimed = new ConcurrentBag<Guid>();

        await RaceAsync(jobs / Racers, async (store, _, _) =>
        {
            foreach (var job in (await store.ExchangeAsync([], Request(2), Cancellation)).Claimed)
                claimed.Add(job.Job.Id);
        });

        Assert.Equal(jobs, claimed.Count);
        Assert.Equal(jobs, claimed.Distinct().Count());
    }

    [Fact]
    public async Task Rule09_Of_a_lane_one_job_runs_at_a_time_in_order()
    {
        const int jobs = 40;
        await EnqueueAllAsync([.. Enumerable.Range(0, jobs).Select(i => Append($"{i:00}"))]);
        var running = 0;
        var ran = new ConcurrentQueue<string>();

        await RaceAsync(jobs, async (store, _, _) =>
        {
            var claimed = (await store.ExchangeAsync([], Request(5), Cancellation)).Claimed;
            if (claimed is not [var job])
            {
                // So that rounds are left for when the job that runs has ended.
                await Task.Delay(1, Cancellation);
                return;
            }

            Assert.Equal(1, Interlocked.Increment(ref running));
            ran.Enqueue(Name(job.Job.Id));

            // So that others try to claim while the job runs, also on a busy machine.
            await Task.Delay(1, Cancellation);
            Interlocked.Decrement(ref running);
            await store.ExchangeAsync([Settlement(job, SettlementKind.Succeeded)], null, Cancellation);
        });

        var rest = await RunAllAsync();
        Assert.Equal(Enumerable.Range(0, jobs).Select(i => $"{i:00}"), ran.Concat(rest.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.NotEmpty(ran);
    }

    [Fact]
    public async Task Rule02_Of_many_outcomes_of_one_attempt_exactly_one_is_held()
    {
        await EnqueueAllAsync([.. Enumerable.Range(0, 20).Select(i => Job($"{i}"))]);
        var claimed = await ClaimAsync();
        var held = new ConcurrentBag<SyncJobStatus>();

        await RaceAsync(20, async (store, racer, round) =>
        {
            var kind = racer % 2 == 0 ? SettlementKind.Succeeded : SettlementKind.Failed;
            var settled = (await store.ExchangeAsync([Settlement(claimed[round], kind)], null, Cancellation)).Settled[0];
            if (settled.Held)
                held.Add(settled.Status);
        });

        Assert.Equal(20, held.Count);
        var stored = (await Store.QueryAsync(new StoreQuery { Limit = 100 }, Cancellation)).Jobs;
        Assert.Equal(held.Order(), stored.Select(job => job.Status).Order());
    }

    /// <summary>Runs rounds of a body on several threads and several openings of the storage at once.</summary>
    private async Task RaceAsync(int rounds, Func<ISyncStore, int, int, Task> body)
    {
        var stores = new[] { Store, await OpenTrackedAsync() };
        using var start = new Barrier(Racers);
        var racers = Enumerable.Range(0, Racers).Select(racer => Task.Factory.StartNew(
            async () =>
            {
                start.SignalAndWait(Cancellation);
                for (var round = 0; round < rounds; round++)
                    await body(stores[racer % stores.Length], racer, round);
            },
            Cancellation,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap());
        await Task.WhenAll([.. racers]);
    }
}
