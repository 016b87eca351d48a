namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>What the tests of attempts that do not end by themselves have in common.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class RunningContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    /// <summary>Set when the handler under test has begun.</summary>
    protected TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await holds())
                return;
            await Task.Delay(10, Cancellation);
        }

        Assert.Fail("It did not come about within 2 seconds.");
    }

    protected static async Task<Guid> EnqueueAsync(Mesh mesh, string draftId = "1", string title = "untitled") =>
        (await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft(draftId, title), cancellationToken: Cancellation)).JobId;

    protected async Task<SyncOutcome> UntilStoppedAsync(SyncJobContext job, Action<StopReason> stopped, CancellationToken stop)
    {
        Started.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        finally
        {
            stopped(job.StopReason);
        }

        return SyncOutcome.Done;
    }
}
