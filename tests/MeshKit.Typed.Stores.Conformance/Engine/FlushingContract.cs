using System.Globalization;

namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>What a flush runs, in what order, and when it ends.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class FlushingContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task Rule12_A_job_is_attempted_at_most_once_in_a_flush()
    {
        var mesh = await OpenAsync();
        await EnqueueAsync(mesh);
        var runs = 0;

        var report = await FlushAsync(mesh, Jobs.Upload, _ =>
        {
            runs++;
            return SyncOutcome.Retry(TimeSpan.Zero);
        });

        Assert.Equal((1, 1), (runs, report.Jobs.Count));
        Assert.Equal(FlushEnd.Drained, report.End);
    }

    [Fact]
    public async Task Rule12_Jobs_that_are_enqueued_meanwhile_do_run()
    {
        var mesh = await OpenAsync();
        await EnqueueAsync(mesh, "1");

        var report = await FlushAsync(mesh, On(Jobs.Upload, async (job, _) =>
        {
            if (job.Payload.DraftId == "1")
                await EnqueueAsync(mesh, "2");
            return SyncOutcome.Done;
        }));

        Assert.Equal(2, report.Succeeded);
    }

    [Fact]
    public async Task Rule10_A_kind_without_a_handler_and_a_newer_version_stay_pending()
    {
        var newer = await OpenAsync(new SyncManifest([Jobs.UploadV2], Jobs.Manifest.TypeInfoResolver));
        var v2 = await newer.Sync.EnqueueAsync(Jobs.UploadV2, new UploadDraft("2"), cancellationToken: Cancellation);
        var mesh = await OpenAsync();
        var note = await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation);

        var report = await FlushAsync(mesh, Jobs.Upload, _ => SyncOutcome.Done);

        Assert.Empty(report.Jobs);
        Assert.Equal(SyncWaitReason.NewerVersion, (await mesh.Sync.ExplainAsync(v2.JobId, cancellationToken: Cancellation)).Reason);
        Assert.Equal(SyncWaitReason.NoHandler, (await mesh.Sync.ExplainAsync(note.JobId, cancellationToken: Cancellation)).Reason);
    }

    [Fact]
    public async Task Rule11_Network_and_conditions_gate_what_is_claimed()
    {
        var mesh = await OpenAsync();
        await EnqueueAsync(mesh);
        await mesh.Sync.EnqueueAsync(Jobs.Local, new Note("a"), cancellationToken: Cancellation);
        await mesh.Sync.EnqueueAsync(Jobs.Bulk, new Note("a"), cancellationToken: Cancellation);
        var charging = new Dictionary<string, Func<bool>> { ["charging"] = () => true };
        async Task<string[]> RunAsync(NetworkState network, IReadOnlyDictionary<string, Func<bool>>? conditions = null)
        {
            var report = await mesh.Sync.FlushAsync(new FlushOptions { Handlers = Done, Network = network, Conditions = conditions }, Cancellation);
            return [.. report.Jobs.Select(job => job.Kind)];
        }

        Assert.Equal(["local"], await RunAsync(NetworkState.Offline, charging));
        Assert.Equal(["upload-draft"], await RunAsync(NetworkState.Online, charging));
        Assert.Empty(await RunAsync(NetworkState.OnlineUnmetered));
        Assert.Equal(["bulk"], await RunAsync(NetworkState.OnlineUnmetered, charging));
    }

    [Fact]
    public async Task A_delayed_job_waits_and_an_expired_one_never_runs()
    {
        var mesh = await OpenAsync();
        var delayed = await mesh.Sync.EnqueueAsync(
            Jobs.Note, new Note("later"), new EnqueueOptions { Delay = TimeSpan.FromMinutes(5) }, Cancellation);
        var expiring = await mesh.Sync.EnqueueAsync(
            Jobs.Note, new Note("soon"), new EnqueueOptions { ExpireAfter = TimeSpan.FromMinutes(1), Delay = TimeSpan.FromSeconds(1) }, Cancellation);

        var early = await FlushAsync(mesh, Done);
        Assert.Empty(early.Jobs);
        Assert.Equal(Time.GetUtcNow() + TimeSpan.FromSeconds(1), early.NextDue);
        Time.Advance(TimeSpan.FromMinutes(5));
        var ran = new List<string>();
        await FlushAsync(mesh, Jobs.Note, job =>
        {
            ran.Add(job.Payload.Text);
            return SyncOutcome.Done;
        });

        Assert.Equal(["later"], ran);
        Assert.Equal(SyncJobStatus.Succeeded, (await GetAsync(mesh, delayed.JobId)).Status);
        var expired = await GetAsync(mesh, expiring.JobId);
        Assert.Equal((SyncJobStatus.Cancelled, "expired"), (expired.Status, expired.LastError!.Type));
    }

    [Fact]
    public async Task Rule09_Handlers_run_at_once_up_to_the_concurrency_and_never_two_of_a_key()
    {
        var mesh = await OpenAsync();
        var append = new EnqueueOptions { ConflictPolicy = ConflictPolicy.Append };
        for (var i = 0; i < 40; i++)
            await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft($"{i % 8}", $"{i}"), append, Cancellation);
        var running = new Dictionary<string, int>();
        var order = new List<(string Key, int Number)>();
        var most = 0;

        var handlers = On(Jobs.Upload, async (job, _) =>
        {
            lock (running)
            {
                running[job.Payload.DraftId] = running.GetValueOrDefault(job.Payload.DraftId) + 1;
                Assert.Equal(1, running[job.Payload.DraftId]);
                most = Math.Max(most, running.Values.Sum());
                order.Add((job.Payload.DraftId, int.Parse(job.Payload.Title, CultureInfo.InvariantCulture)));
            }

            await Task.Delay(5, Cancellation);
            lock (running)
                running[job.Payload.DraftId]--;
            return SyncOutcome.Done;
        });

        var report = await mesh.Sync.FlushAsync(Online(handlers) with { Concurrency = 4 }, Cancellation);

        Assert.Equal(40, report.Succeeded);
        Assert.InRange(most, 2, 4);
        Assert.All(order.GroupBy(run => run.Key), lane => Assert.Equal(lane.Order(), lane));
    }

    [Fact]
    public async Task A_flush_of_many_jobs_processes_each_exactly_once()
    {
        var mesh = await OpenAsync();
        await mesh.Sync.EnqueueManyAsync(Enumerable.Range(0, 3000).Select(i => Jobs.Note.Request(new Note($"{i}"))), cancellationToken: Cancellation);
        var seen = new HashSet<string>();
        var settled = 0;

        var handlers = On(Jobs.Note, job => seen.Add(job.Payload.Text) ? SyncOutcome.Done : SyncOutcome.Fail("twice"));
        var report = await mesh.Sync.FlushAsync(Online(handlers) with { ReportLimit = 10, OnSettled = _ => settled++ }, Cancellation);

        Assert.Equal((3000, 3000, 3000), (report.Succeeded, seen.Count, settled));
        Assert.Equal((10, true), (report.Jobs.Count, report.Truncated));
    }

    [Fact]
    public async Task Rule13_MaxJobs_and_MaxBytes_end_a_flush()
    {
        var mesh = await OpenAsync();
        for (var i = 0; i < 10; i++)
            await EnqueueAsync(mesh, $"{i}");

        var jobs = await mesh.Sync.FlushAsync(Online(Done) with { MaxJobs = 3 }, Cancellation);
        Assert.Equal((3, FlushEnd.LimitReached), (jobs.Jobs.Count, jobs.End));
        var bytes = await mesh.Sync.FlushAsync(Online(Done) with { MaxBytes = 1 }, Cancellation);
        Assert.Equal((1, FlushEnd.LimitReached), (bytes.Jobs.Count, bytes.End));
        var rest = await mesh.Sync.FlushAsync(Online(Done), Cancellation);
        Assert.Equal((6, FlushEnd.Drained), (rest.Jobs.Count, rest.End));
    }

    [Fact]
    public async Task Rule18_Flush_inside_a_handler_is_refused()
    {
        var mesh = await OpenAsync();
        await EnqueueAsync(mesh);

        var report = await FlushAsync(mesh, On(Jobs.Upload, async (_, _) =>
        {
            await FailsAsync(SyncErrorCodes.ReentrantFlush, () => FlushAsync(mesh, Done));
            return SyncOutcome.Done;
        }));

        Assert.Equal(1, report.Succeeded);
    }

    [Fact]
    public async Task An_error_of_the_callback_ends_the_flush_and_reaches_its_caller()
    {
        var mesh = await OpenAsync();
        for (var i = 0; i < 30; i++)
            await EnqueueAsync(mesh, $"{i}");
        var runs = 0;

        var handlers = On(Jobs.Upload, _ =>
        {
            Interlocked.Increment(ref runs);
            return SyncOutcome.Done;
        });

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => mesh.Sync.FlushAsync(
            Online(handlers) with { OnSettled = _ => throw new InvalidOperationException("the app's own") }, Cancellation));

        // What ran is recorded all the same, and what did not is not.
        Assert.Equal("the app's own", error.Message);
        var jobs = await mesh.Sync.JobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation);
        Assert.Equal(runs, jobs.Count(job => job.Status == SyncJobStatus.Succeeded));
        Assert.Equal(30 - runs, jobs.Count(job => job is { Status: SyncJobStatus.Pending, Attempt: 0 }));
    }

    private static async Task<Guid> EnqueueAsync(Mesh mesh, string draftId = "1") =>
        (await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft(draftId), cancellationToken: Cancellation)).JobId;
}
