namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Rule 8, merge: the payload says how two queued jobs become one, and nothing that was acknowledged is lost on the way.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class MergingContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task Rule08_Merge_makes_one_job_of_two()
    {
        var mesh = await OpenAsync();
        var first = await MergeAsync(mesh, "a");

        var second = await MergeAsync(mesh, "b");

        Assert.Equal((EnqueueStatus.Added, EnqueueStatus.Merged), (first.Status, second.Status));
        Assert.Equal(first.JobId, second.PreviousJobId);
        Assert.Equal(["a b"], await RunAsync(mesh));
        Assert.Equal(SyncJobStatus.Replaced, (await GetAsync(mesh, first.JobId)).Status);
    }

    [Fact]
    public async Task Rule08_Merge_during_a_run_is_not_lost_and_does_not_touch_it()
    {
        var mesh = await OpenAsync();
        await MergeAsync(mesh, "a");
        var ran = new List<string>();

        await FlushAsync(mesh, On(Jobs.AddTags, async (job, _) =>
        {
            ran.Add(string.Join(' ', job.Payload.Tags));
            if (ran.Count == 1)
            {
                await MergeAsync(mesh, "b");
                await MergeAsync(mesh, "c");
            }

            return SyncOutcome.Done;
        }));

        Assert.Equal(["a", "b c"], ran);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "7 once")]
    public async Task Rule08_Merge_inherits_progress_only_where_the_payload_says_so(bool keeps, string expected)
    {
        var mesh = await OpenAsync();
        await MergeAsync(mesh, "a");
        await FlushAsync(mesh, On(Jobs.AddTags, async (job, stop) =>
        {
            await job.CheckpointAsync(new Progress(7), stop);
            await job.OnceAsync("step", (_, _) => Task.FromResult("once"), cancellationToken: stop);
            return SyncOutcome.Retry();
        }));

        await mesh.Sync.EnqueueAsync(Jobs.AddTags, new AddTags("1", ["b"], keeps), cancellationToken: Cancellation);

        var seen = "";
        await FlushAsync(mesh, On(Jobs.AddTags, async (job, stop) =>
        {
            var step = await job.OnceAsync("step", (_, _) => Task.FromResult(""), cancellationToken: stop);
            seen = $"{job.Checkpoint.As<Progress>()?.Offset} {step}".Trim();
            return SyncOutcome.Done;
        }));
        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task Rule08_Merge_gives_the_new_content_a_new_idempotency_key()
    {
        var mesh = await OpenAsync();
        await MergeAsync(mesh, "a");
        var keys = new List<string>();
        SyncOutcome Note(SyncJobContext<AddTags> job, SyncOutcome outcome)
        {
            keys.Add(job.IdempotencyKey);
            return outcome;
        }

        await FlushAsync(mesh, Jobs.AddTags, job => Note(job, SyncOutcome.Retry(TimeSpan.Zero)));
        await MergeAsync(mesh, "b");
        await FlushAsync(mesh, Jobs.AddTags, job => Note(job, SyncOutcome.Done));

        // What a provider has seen under the first key was other content: under it, it would drop this.
        Assert.Equal(2, keys.Distinct().Count());
    }

    [Fact]
    public async Task Many_of_one_key_in_one_call_become_one()
    {
        var mesh = await OpenAsync();
        await MergeAsync(mesh, "a");

        var receipts = await mesh.Sync.EnqueueManyAsync([Request("b"), Jobs.Note.Request(new Note("x")), Request("c"), Request("d")], cancellationToken: Cancellation);

        Assert.Equal(
            [EnqueueStatus.Merged, EnqueueStatus.Added, EnqueueStatus.Merged, EnqueueStatus.Merged], receipts.Select(receipt => receipt.Status));
        Assert.Equal(["a b c d"], await RunAsync(mesh));
    }

    [Fact]
    public async Task Callers_that_merge_at_once_lose_nothing()
    {
        var mesh = await OpenAsync();
        var tags = Enumerable.Range(0, 64).Select(n => $"{n}").ToList();

        await Parallel.ForEachAsync(tags, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation }, async (tag, _) =>
        {
            while (true)
            {
                try
                {
                    await MergeAsync(mesh, tag);
                    return;
                }
                catch (SyncException exception) when (exception.Code == SyncErrorCodes.StoreBusy)
                {
                    // Others were faster eight times in a row: nothing was stored.
                }
            }
        });

        var ran = Assert.Single(await RunAsync(mesh)).Split(' ');
        Assert.Equal(tags.Order(), ran.Order());
    }

    [Fact]
    public async Task A_queued_payload_of_another_version_is_no_partner()
    {
        var mesh = await OpenAsync();
        await MergeAsync(mesh, "a");
        var newer = new SyncJobType<AddTags>(
            "add-tags", 2, () => Jobs.AddTags.JsonTypeInfo, Jobs.AddTags.ConflictKeyFor, Jobs.AddTags.Settings, PayloadMerging.Of<AddTags>());
        var updated = await OpenAsync(new SyncManifest([newer], Jobs.Manifest.TypeInfoResolver));

        await FailsAsync(SyncErrorCodes.SyncConflict, () => updated.Sync.EnqueueAsync(newer, new AddTags("1", ["b"]), cancellationToken: Cancellation));

        Assert.Equal(["a"], await RunAsync(mesh));
    }

    [Fact]
    public async Task A_queued_payload_that_does_not_decode_is_no_partner()
    {
        var untyped = await OpenAsync(SyncManifest.Empty);
        var poison = await untyped.Sync.EnqueueAsync(
            new EnqueueRequest { Kind = "add-tags", Payload = "{}"u8.ToArray(), ConflictKey = "tags:1" }, Cancellation);
        var mesh = await OpenAsync();

        var conflict = await FailsAsync(SyncErrorCodes.SyncConflict, () => MergeAsync(mesh, "b"));

        Assert.Equal((poison.JobId, SyncErrorCodes.PayloadInvalid), (conflict.JobId, Assert.IsType<SyncException>(conflict.InnerException).Code));
        Assert.Equal(SyncJobStatus.Pending, (await GetAsync(mesh, poison.JobId)).Status);
    }

    [Fact]
    public async Task A_payload_that_does_not_say_how_is_not_merged()
    {
        var mesh = await OpenAsync();

        var options = new EnqueueOptions { ConflictPolicy = ConflictPolicy.Merge };
        await Assert.ThrowsAsync<ArgumentException>(() => mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), options, Cancellation));
        Assert.Empty((await mesh.Sync.StatsAsync(Cancellation)).Counts);
    }

    private static EnqueueRequest Request(string tag) => Jobs.AddTags.Request(new AddTags("1", [tag]));

    private static Task<EnqueueReceipt> MergeAsync(Mesh mesh, string tag) =>
        mesh.Sync.EnqueueAsync(Jobs.AddTags, new AddTags("1", [tag]), cancellationToken: Cancellation);

    /// <summary>Runs all that is queued: the tags of each job.</summary>
    private static async Task<List<string>> RunAsync(Mesh mesh)
    {
        var ran = new List<string>();
        await FlushAsync(mesh, SyncHandlers.Combine(
            On(Jobs.AddTags, job =>
            {
                ran.Add(string.Join(' ', job.Payload.Tags));
                return SyncOutcome.Done;
            }),
            On(Jobs.Note, _ => SyncOutcome.Done)));
        return ran;
    }
}
