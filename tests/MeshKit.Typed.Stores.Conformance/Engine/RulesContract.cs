namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>What the rules promise beyond one call or one process, seen from the app.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class RulesContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task Rule04_An_attempt_is_counted_before_its_handler_begins()
    {
        var (mesh, other) = (await OpenAsync(), await OpenAsync());
        var id = (await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation)).JobId;
        var seen = new List<int>();

        await FlushAsync(mesh, On(Jobs.Note, async (_, _) =>
        {
            // What a process that dies here would leave behind.
            seen.Add((await GetAsync(other, id)).Attempt);
            return SyncOutcome.Done;
        }));

        Assert.Equal([1], seen);
    }

    [Fact]
    public async Task Rule04_The_limit_of_attempts_is_ten_where_the_job_names_none()
    {
        var mesh = await OpenAsync();
        var id = (await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation)).JobId;
        var attempts = 0;

        while ((await GetAsync(mesh, id)).Status == SyncJobStatus.Pending)
        {
            await FlushAsync(mesh, Jobs.Note, _ =>
            {
                attempts++;
                return SyncOutcome.Retry(TimeSpan.Zero);
            });
        }

        Assert.Equal((10, SyncJobStatus.Failed), (attempts, (await GetAsync(mesh, id)).Status));
    }

    [Fact]
    public async Task Rule04_A_snooze_is_at_least_a_second_and_at_most_a_thousand_times()
    {
        var mesh = await OpenAsync();
        var id = (await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation)).JobId;
        var snoozes = -1;
        SyncJobInfo job;
        do
        {
            await FlushAsync(mesh, Jobs.Note, _ => SyncOutcome.Snooze(TimeSpan.Zero));
            job = await GetAsync(mesh, id);
            snoozes++;
            Assert.True(job.Status == SyncJobStatus.Failed || job.DueAt - Time.GetUtcNow() == TimeSpan.FromSeconds(1), "A snooze of no time is one second.");
            Time.Advance(TimeSpan.FromSeconds(1));
        }
        while (job.Status == SyncJobStatus.Pending);

        Assert.Equal((1000, SyncJobStatus.Failed), (snoozes, job.Status));
    }

    [Fact]
    public async Task Rule07_A_key_is_one_key_for_all_kinds()
    {
        var mesh = await OpenAsync();
        var upload = await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), cancellationToken: Cancellation);
        EnqueueOptions Under(ConflictPolicy policy) => new() { ConflictKey = "draft:1", ConflictPolicy = policy };

        // Else a deletion would vanish into an upload.
        var conflict = await FailsAsync(
            SyncErrorCodes.SyncConflict, () => mesh.Sync.EnqueueAsync(Jobs.Note, new Note("delete"), Under(ConflictPolicy.Dedupe), Cancellation));
        var delete = await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("delete"), Under(ConflictPolicy.Replace), Cancellation);

        Assert.Equal(upload.JobId, conflict.JobId);
        Assert.Equal((EnqueueStatus.Replaced, upload.JobId), (delete.Status, delete.PreviousJobId));
    }

    [Fact]
    public async Task Rule09_One_handler_a_key_at_a_time_in_order_over_all_meshes()
    {
        var meshes = new[] { await OpenAsync(), await OpenAsync(), await OpenAsync() };
        var append = new EnqueueOptions { ConflictPolicy = ConflictPolicy.Append };
        for (var i = 0; i < 30; i++)
            await meshes[i % 3].Sync.EnqueueAsync(Jobs.Upload, new UploadDraft($"{i % 4}", $"{i:00}"), append, Cancellation);
        var running = new HashSet<string>();
        var ran = new List<(string Draft, string Title)>();
        var handlers = On(Jobs.Upload, async (job, _) =>
        {
            lock (ran)
            {
                Assert.True(running.Add(job.ConflictKey!), $"Two handlers run for {job.ConflictKey}.");
                ran.Add((job.Payload.DraftId, job.Payload.Title));
            }

            await Task.Yield();
            lock (ran)
                running.Remove(job.ConflictKey!);
            return SyncOutcome.Done;
        });

        while (ran.Count < 30)
            await Task.WhenAll(meshes.Select(mesh => mesh.Sync.FlushAsync(Online(handlers) with { Concurrency = 4 }, Cancellation)));

        Assert.All(ran.GroupBy(job => job.Draft), lane => Assert.Equal(lane.Order(), lane));
        Assert.All(
            await meshes[0].Sync.JobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation),
            job => Assert.Equal((SyncJobStatus.Succeeded, 1), (job.Status, job.Attempt)));
    }

    [Fact]
    public async Task Rule10_An_untyped_handler_without_kinds_takes_what_no_typed_one_does()
    {
        var mesh = await OpenAsync();
        await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation);
        await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), cancellationToken: Cancellation);
        var taken = new List<string>();
        var rest = SyncHandlers.Untyped((job, _) =>
        {
            taken.Add(job.Kind);
            return new ValueTask<SyncOutcome>(SyncOutcome.Done);
        });

        var report = await FlushAsync(mesh, SyncHandlers.Combine(On(Jobs.Upload, _ => SyncOutcome.Done), rest));

        Assert.Equal(2, report.Succeeded);
        Assert.Equal(["note"], taken);
    }

    [Fact]
    public async Task Rule12_Backoff_doubles_up_to_its_cap_and_is_spread_over_all_of_its_range()
    {
        const int Count = 200;
        var type = new SyncJobType<Note>(
            "flaky", 1, () => Jobs.Note.JsonTypeInfo,
            settings: new SyncJobSettings { RetryDelay = TimeSpan.FromSeconds(10), MaxRetryDelay = TimeSpan.FromSeconds(15) });
        var mesh = await OpenAsync(new SyncManifest([type], Jobs.Manifest.TypeInfoResolver));
        await mesh.Sync.EnqueueManyAsync(Enumerable.Range(0, Count).Select(i => type.Request(new Note($"{i}"))), cancellationToken: Cancellation);

        foreach (var ceiling in (double[])[10, 15, 15])
        {
            Assert.Equal(Count, (await FlushAsync(mesh, type, _ => SyncOutcome.Retry())).Retrying);
            var now = Time.GetUtcNow();
            var delays = await mesh.Sync.JobsAsync(cancellationToken: Cancellation).Select(job => (job.DueAt - now).TotalSeconds).ToListAsync(Cancellation);

            // That none of 200 falls into a fifth of the range has a chance of 1 in 10^19.
            Assert.InRange(delays.Min(), 0, ceiling / 5);
            Assert.InRange(delays.Max(), ceiling * 4 / 5, ceiling);
            Time.Advance(TimeSpan.FromSeconds(15));
        }
    }

    [Theory]
    [InlineData(3650)]
    [InlineData(-3650)]
    public async Task Rule17_A_wall_clock_that_jumps_by_years_loses_no_job_and_records_one_outcome(int days)
    {
        var (mesh, other) = (await OpenAsync(), await OpenAsync());
        for (var i = 0; i < 6; i++)
            await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft($"{i}"), cancellationToken: Cancellation);
        var jumped = false;
        async Task<SyncOutcome> HandleAsync()
        {
            if (!jumped)
            {
                jumped = true;
                Time.AdjustTime(Time.GetUtcNow() + TimeSpan.FromDays(days));
                await FlushAsync(other, Done);
            }

            return SyncOutcome.Done;
        }

        var report = await FlushAsync(mesh, On(Jobs.Upload, (_, _) => HandleAsync()));
        Time.Advance(TimeSpan.FromMinutes(1));
        await FlushAsync(other, Done);

        // A jump may delay a run, at most to where the clock was, and may repeat one. Each job has ended once, and some flush has said so.
        Time.AdjustTime(Time.GetUtcNow() + TimeSpan.FromDays(Math.Max(0, -days)));
        await FlushAsync(other, Done);
        var jobs = await mesh.Sync.JobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation);
        Assert.Equal(6, jobs.Count);
        Assert.All(jobs, job => Assert.Equal((SyncJobStatus.Succeeded, 0), (job.Status, job.Generation)));
        Assert.Equal(FlushEnd.Drained, report.End);
    }
}
