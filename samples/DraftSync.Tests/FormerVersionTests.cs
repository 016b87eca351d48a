using System.Runtime.CompilerServices;
using MeshKit.Typed;
using MeshKit.Typed.Sqlite;

namespace DraftSync.Tests;

/// <summary>
/// An update of the app meets the queue of its first release: <c>Data/queue-of-version-1.db</c> is the file that DraftSync left at version 1 of
/// its payload, killed in the midst of an upload. One draft was uploaded, one had come to 4 KiB, two were waiting.
/// </summary>
public sealed class FormerVersionTests : IAsyncDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("draftsync-tests-");
    private readonly UploadLog _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        _root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_queue_of_version_1_is_read_and_worked_off_by_version_3()
    {
        var folder = WriteDrafts();
        await using var mesh = await OpenQueueAsync();
        var queue = new DraftQueue(mesh.Sync);

        Assert.Equal(
            ["1 notes/monday.md 4096", "1 notes/tuesday.md", "1 notes/wednesday.md"],
            await queue.UnfinishedAsync(Cancellation).Select(Text).Order().ToListAsync(Cancellation));
        Assert.Equal(0, await queue.EnqueueChangedAsync(folder.Scan(), Cancellation));

        await using var server = await DraftServer.StartAsync(Path.Combine(_root.FullName, "server"), FaultPlan.Of("none"), Cancellation);
        using var api = new DraftApi(server.Address);
        var handlers = new DraftSyncJobs.Handlers { UploadDraft = new UploadDraftHandler(folder, api, _log) };
        await queue.FlushUntilEmptyAsync(new FlushOptions { Handlers = handlers }, Cancellation);

        Assert.Equal("resumed at 4 KiB", _log.Rows().Single(row => row.DraftId == "notes/monday.md").Notes[0]);
        foreach (var draft in folder.Scan().Where(draft => draft.Id != "done.md"))
            Assert.Equal(await folder.ReadAllAsync(draft.Id, Cancellation), await api.GetAsync(draft.Id, Cancellation));

        // What is stored stays as it was, and what is queued from now on has the new shape.
        var ended = await mesh.Sync.JobsAsync(DraftSyncJobs.UploadDraft, cancellationToken: Cancellation).ToListAsync(Cancellation);
        Assert.All(ended, job => Assert.Equal((1, SyncJobStatus.Succeeded), (job.Version, job.Status)));
        Assert.Equal(folder.Scan().Select(draft => draft.Content).ToHashSet(), ended.Select(job => job.Decode().Content).ToHashSet());
        File.AppendAllText(Path.Combine(folder.Path, "done.md"), "One more line.\n");
        Assert.Equal(1, await queue.EnqueueChangedAsync(folder.Scan(), Cancellation));
        Assert.Equal("3 done.md", Text(await queue.UnfinishedAsync(Cancellation).SingleAsync(Cancellation)));
    }

    private static string Text(SyncJobInfo<UploadDraft> job) =>
        $"{job.Version} {job.Decode().DraftId} {job.Checkpoint.As<UploadProgress>()?.Offset}".TrimEnd();

    private async Task<Mesh> OpenQueueAsync()
    {
        // A copy: the committed file stays as the first release left it.
        var queue = Path.Combine(_root.FullName, "queue.db");
        File.Copy(PathOf("queue-of-version-1.db"), queue);
        return await Mesh.OpenAsync(new SqliteProvider(queue), DraftSyncJobs.Manifest, Cancellation);
    }

    /// <summary>The drafts as they were when the first release queued them.</summary>
    private DraftFolder WriteDrafts()
    {
        Write("done.md", "a draft that was uploaded", 40);
        Write("notes/monday.md", "a draft that was cut short", 400);
        Write("notes/tuesday.md", "a draft that waits", 400);
        Write("notes/wednesday.md", "a draft of the middle of the week", 400);
        return new DraftFolder(Path.Combine(_root.FullName, "drafts"));
    }

    private void Write(string draftId, string what, int lines)
    {
        var path = Path.Combine(_root.FullName, "drafts", draftId);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Concat(Enumerable.Range(0, lines).Select(line => $"Line {line} of {what}.\n")));
    }

    private static string PathOf(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Data", name);
}
