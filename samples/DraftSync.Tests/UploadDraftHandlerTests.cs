using MeshKit.Typed;
using MeshKit.Typed.Testing;

namespace DraftSync.Tests;

public sealed class UploadDraftHandlerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_is_uploaded_in_chunks_and_stored()
    {
        await using var world = await UploadWorld.StartAsync();
        await using var test = MeshTest.Create(DraftSyncJobs.Manifest);

        var run = await test.RunAsync(world.Handler, world.Upload, cancellationToken: Cancellation);

        Assert.Equal(HandlerOutcome.Done, run.Outcome);
        Assert.Equal(new UploadReceipt(world.Upload.Content.Length, WasStoredBefore: false), run.Job.Result.As<UploadReceipt>());
        Assert.True(await world.IsHeldAsync());
    }

    [Fact]
    public async Task After_a_broken_connection_it_resumes_from_its_checkpoint()
    {
        await using var world = await UploadWorld.StartAsync(Fault.Cut);
        await using var test = MeshTest.Create(DraftSyncJobs.Manifest);

        // What the handler does not catch reaches the test; in the app it is a retry.
        await Assert.ThrowsAsync<HttpRequestException>(() => test.RunAsync(world.Handler, world.Upload, cancellationToken: Cancellation));
        var offset = test.ShouldHaveEnqueued(DraftSyncJobs.UploadDraft).Checkpoint.As<UploadProgress>()!.Offset;
        Assert.InRange(offset, 1, world.Upload.Content.Length - 1);
        var runs = await test.DrainToEndAsync(new DraftSyncJobs.Handlers { UploadDraft = world.Handler }, Cancellation);

        Assert.Equal(HandlerOutcome.Done, Assert.Single(runs).Outcome);
        Assert.Contains($"resumed at {Size.Text(offset)}", Assert.Single(world.Log.Rows()).Notes);
        Assert.True(await world.IsHeldAsync());
    }

    // <lost>
    [Fact]
    public async Task Where_the_server_has_lost_what_the_checkpoint_says_it_goes_on_from_what_the_server_has()
    {
        await using var world = await UploadWorld.StartAsync();
        await using var test = MeshTest.Create(DraftSyncJobs.Manifest);

        var run = await test.RunAsync(world.Handler, world.Upload, new RunOptions { Attempt = 2 }.WithCheckpoint(new UploadProgress(4096)), Cancellation);

        Assert.Equal(HandlerOutcome.Done, run.Outcome);
        Assert.True(await world.IsHeldAsync());
    }
    // </lost>

    // <busy>
    [Fact]
    public async Task While_the_server_is_busy_it_comes_back_when_the_server_says()
    {
        await using var world = await UploadWorld.StartAsync(Fault.Busy);
        await using var test = MeshTest.Create(DraftSyncJobs.Manifest);

        var run = await test.RunAsync(world.Handler, world.Upload, cancellationToken: Cancellation);

        Assert.Equal((HandlerOutcome.Retry, TimeSpan.FromSeconds(1)), (run.Outcome, run.Delay));
        test.ShouldHaveEnqueued(DraftSyncJobs.UploadDraft, due: test.Clock.GetUtcNow().AddSeconds(1));
    }
    // </busy>

    // <repeat>
    [Fact]
    public async Task It_is_safe_to_repeat_and_says_that_the_draft_was_stored_before()
    {
        await using var world = await UploadWorld.StartAsync();
        await using var test = MeshTest.Create(DraftSyncJobs.Manifest);

        var second = await test.RunTwiceAsync(world.Handler, world.Upload, cancellationToken: Cancellation);

        Assert.Equal(new UploadReceipt(world.Upload.Content.Length, WasStoredBefore: true), second.Job.Result.As<UploadReceipt>());
        Assert.Equal(1, await world.StoredAsync(second.Job.Id));
    }
    // </repeat>

    // <crashes>
    [Fact]
    public async Task Killed_at_any_checkpoint_it_stores_the_draft_once()
    {
        await using var world = await UploadWorld.StartAsync();

        var crashes = await MeshTest.CrashEverywhereAsync(DraftSyncJobs.Manifest, world.Upload, _ => world.Handler, async (_, run) =>
        {
            Assert.Equal(SyncJobStatus.Succeeded, run.Job.Status);
            Assert.Equal(1, await world.StoredAsync(run.Job.Id));
            Assert.True(await world.IsHeldAsync());
        });

        Assert.True(crashes > 3, $"The draft should have several chunks; there were {crashes} crashes.");
    }
    // </crashes>

    [Fact]
    public async Task A_draft_that_is_gone_or_was_edited_since_is_given_up()
    {
        await using var world = await UploadWorld.StartAsync();
        await using var test = MeshTest.Create(DraftSyncJobs.Manifest);
        var queued = world.Upload;

        world.Write(new string('x', (int)queued.Content.Length));
        var edited = await test.RunAsync(world.Handler, queued, cancellationToken: Cancellation);
        world.Write("short");
        var shorter = await test.RunAsync(world.Handler, queued, cancellationToken: Cancellation);
        world.Delete();
        var deleted = await test.RunAsync(world.Handler, queued, cancellationToken: Cancellation);

        Assert.All([edited, shorter, deleted], run => Assert.Equal((HandlerOutcome.Fail, SyncJobStatus.Failed), (run.Outcome, run.Job.Status)));
        Assert.Equal("The draft was deleted after it was queued.", deleted.Reason);
    }
}
