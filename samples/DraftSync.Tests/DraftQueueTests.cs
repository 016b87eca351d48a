using MeshKit.Typed;
using MeshKit.Typed.Testing;

namespace DraftSync.Tests;

public sealed class DraftQueueTests : IAsyncDisposable
{
    private readonly MeshTest _test = MeshTest.Create(DraftSyncJobs.Manifest);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    // <key>
    [Fact]
    public async Task Each_draft_is_queued_under_its_own_key()
    {
        var queue = new DraftQueue(_test.Sync);

        Assert.Equal(2, await queue.EnqueueChangedAsync([Draft("a.md", 10, "aa"), Draft("b.md", 20, "bb")], Cancellation));

        _test.ShouldHaveEnqueued(DraftSyncJobs.UploadDraft, upload => upload.Content.Digest == "aa", key: "draft:a.md");
        _test.ShouldHaveEnqueued(DraftSyncJobs.UploadDraft, upload => upload.Content.Digest == "bb", key: "draft:b.md");
    }
    // </key>

    [Fact]
    public async Task An_edit_takes_the_place_of_the_upload_that_waits()
    {
        var queue = new DraftQueue(_test.Sync);
        await queue.EnqueueChangedAsync([Draft("a.md", 10, "aa")], Cancellation);

        Assert.Equal(1, await queue.EnqueueChangedAsync([Draft("a.md", 11, "a2")], Cancellation));

        Assert.Equal("a2", _test.ShouldHaveEnqueued(DraftSyncJobs.UploadDraft).Decode().Content.Digest);
        Assert.Equal(SyncJobStatus.Replaced, _test.Jobs.Single<UploadDraft>(upload => upload.Content.Digest == "aa").Status);
    }

    [Fact]
    public async Task What_is_queued_or_uploaded_already_is_not_queued_again()
    {
        var queue = new DraftQueue(_test.Sync);
        Draft[] drafts = [Draft("a.md", 10, "aa")];
        await queue.EnqueueChangedAsync(drafts, Cancellation);

        Assert.Equal(0, await queue.EnqueueChangedAsync(drafts, Cancellation));
        await _test.DrainAsync(SyncHandlers.Untyped((_, _) => new(SyncOutcome.Done)), Cancellation);
        Assert.Equal(0, await queue.EnqueueChangedAsync(drafts, Cancellation));

        _test.ShouldBeDrained();
    }

    private static Draft Draft(string id, long length, string digest) => new(id, new DraftContent(length, digest));
}
