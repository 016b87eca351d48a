using MeshKit.Typed;

namespace DraftSync;

/// <summary>The app's use of the queue: what to add to it, what waits in it, and working it off.</summary>
public sealed class DraftQueue(MeshSync sync)
{
    private const int MostRounds = 120;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Queues an upload of each draft whose content is neither queued nor uploaded. An upload of older content that still waits is replaced;
    /// one of the same content is left alone, since it may have come some way.
    /// </summary>
    /// <returns>How many uploads were queued.</returns>
    public async Task<int> EnqueueChangedAsync(IEnumerable<Draft> drafts, CancellationToken cancellationToken)
    {
        var queued = 0;
        foreach (var draft in drafts)
        {
            var upload = new UploadDraft(draft.Id, draft.Content);
            if (await IsUnchangedAsync(upload, cancellationToken))
                continue;
            await sync.EnqueueAsync(upload, cancellationToken: cancellationToken);
            queued++;
        }

        return queued;
    }

    /// <summary>The uploads that have not ended.</summary>
    public IAsyncEnumerable<SyncJobInfo<UploadDraft>> UnfinishedAsync(CancellationToken cancellationToken) =>
        sync.JobsAsync(DraftSyncJobs.UploadDraft, new JobQuery { Statuses = [SyncJobStatus.Pending, SyncJobStatus.Running] }, cancellationToken);

    /// <summary>
    /// Flushes until nothing is left. A flush attempts each job once; what failed is due again after its backoff. An app would leave the
    /// waiting to a scheduler or to its platform.
    /// </summary>
    public async Task FlushUntilEmptyAsync(FlushOptions options, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds && !cancellationToken.IsCancellationRequested; round++)
        {
            var report = await sync.FlushAsync(options, cancellationToken);
            if (report.NextDue is not { } due)
                return;
            var wait = due - DateTimeOffset.UtcNow;
            await Task.Delay(wait < ShortestWait ? ShortestWait : wait > LongestWait ? LongestWait : wait, cancellationToken);
        }
    }

    private async Task<bool> IsUnchangedAsync(UploadDraft upload, CancellationToken cancellationToken)
    {
        var newest = new JobQuery { ConflictKey = DraftSyncJobs.UploadDraft.ConflictKeyFor(upload), NewestFirst = true, PageSize = 1 };
        await foreach (var job in sync.JobsAsync(DraftSyncJobs.UploadDraft, newest, cancellationToken))
            return (job.IsActive || job.Status == SyncJobStatus.Succeeded) && job.Decode() == upload;
        return false;
    }
}
