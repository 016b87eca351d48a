namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Jobs that a handler enqueues: once for the job, however often it is attempted.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class ChildrenContract<TStorage> : RunningContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task A_child_is_enqueued_once_over_all_attempts()
    {
        var mesh = await OpenAsync();
        await EnqueueAsync(mesh);
        var receipts = new List<EnqueueReceipt>();
        Task<FlushReport> Flush(SyncOutcome outcome) => FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
        {
            receipts.Add(await job.EnqueueChildAsync("notify", Jobs.Note, new Note($"attempt {job.Attempt}"), cancellationToken: stop));
            return outcome;
        }));

        await Flush(SyncOutcome.Retry(TimeSpan.Zero));
        await Flush(SyncOutcome.Done);

        Assert.Equal([EnqueueStatus.Added, EnqueueStatus.Deduplicated], receipts.Select(receipt => receipt.Status));
        var child = Assert.Single(await mesh.Sync.JobsAsync(Jobs.Note, cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Equal(receipts[0].JobId, child.Id);
        Assert.Equal("attempt 1", child.Payload.As<Note>()!.Text);
    }

    [Fact]
    public async Task Children_of_other_names_and_of_other_jobs_are_other_jobs()
    {
        var mesh = await OpenAsync();
        await EnqueueAsync(mesh, "1");
        await EnqueueAsync(mesh, "2");

        await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
        {
            await job.EnqueueChildAsync("a", Jobs.Note, new Note("a"), cancellationToken: stop);
            await job.EnqueueChildAsync("b", Jobs.Note, new Note("b"), cancellationToken: stop);
            return SyncOutcome.Done;
        }));

        Assert.Equal(4, (await mesh.Sync.JobsAsync(Jobs.Note, cancellationToken: Cancellation).ToListAsync(Cancellation)).Count);
    }

    [Fact]
    public async Task A_handler_that_is_asked_to_stop_can_still_leave_a_child()
    {
        var mesh = await OpenAsync();
        await EnqueueAsync(mesh);
        Guid child = default;
        var flush = FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => UntilStoppedAsync(job, _ => { }, stop));
            child = (await job.EnqueueChildAsync("rest", Jobs.Note, new Note("the rest"), cancellationToken: Cancellation)).JobId;
            return SyncOutcome.Done;
        }));
        await Started.Task;

        await mesh.DisposeAsync();

        await flush;
        Assert.Equal(SyncJobStatus.Pending, (await GetAsync(await OpenAsync(), child)).Status);
    }

    [Fact]
    public async Task A_childs_id_is_given_by_its_name()
    {
        var mesh = await OpenAsync();
        await EnqueueAsync(mesh);
        await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
        {
            var options = new EnqueueOptions { JobId = Guid.NewGuid() };
            await Assert.ThrowsAsync<ArgumentException>(() => job.EnqueueChildAsync("a", Jobs.Note, new Note("a"), options, stop));
            return SyncOutcome.Done;
        }));
    }
}
