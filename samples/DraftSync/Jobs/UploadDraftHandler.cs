using MeshKit.Typed;

namespace DraftSync;

/// <summary>
/// Uploads a draft in chunks and then has the server store it. Safe to run again at any point: a chunk is written at its offset, and
/// storing carries the job's idempotency key. Whatever it does not catch (a timeout, a broken connection) means "try again later".
/// </summary>
public sealed class UploadDraftHandler(DraftFolder folder, DraftApi api, UploadLog log) : ISyncHandler<UploadDraft>
{
    // Small for the sake of the show: drafts of a few pages then have chunks to resume from, too.
    private const int SmallestChunk = 2 * 1024;
    private const int LargestChunk = 1024 * 1024;

    public async ValueTask<SyncOutcome> HandleAsync(SyncJobContext<UploadDraft> job, CancellationToken cancellationToken)
    {
        var draft = job.Payload;
        var length = draft.Content.Length;
        var offset = job.Checkpoint.As<UploadProgress>()?.Offset ?? 0;
        log.Started(draft, offset);
        try
        {
            using var file = folder.Open(draft.DraftId);
            var chunk = new byte[Math.Clamp(length / 8, SmallestChunk, LargestChunk)];
            while (offset < length)
            {
                var count = await RandomAccess.ReadAsync(file, chunk.AsMemory(0, (int)Math.Min(chunk.Length, length - offset)), offset, cancellationToken);
                if (count == 0)
                    return SyncOutcome.Fail("The draft is shorter than when it was queued. Queue it again.");
                offset = await api.PutChunkAsync(job.IdempotencyKey, draft, offset, chunk.AsMemory(0, count), cancellationToken);
                await job.CheckpointAsync(new UploadProgress(offset), cancellationToken);
                log.Advanced(draft, offset);
            }

            switch (await api.StoreAsync(job.IdempotencyKey, draft, cancellationToken))
            {
                case StoreAnswer.Stored:
                    return SyncOutcome.DoneWith(new UploadReceipt(length, WasStoredBefore: false));
                case StoreAnswer.StoredBefore:
                    return SyncOutcome.DoneWith(new UploadReceipt(length, WasStoredBefore: true));
                case StoreAnswer.Incomplete:
                    // The server lost bytes that it had acknowledged: the next attempt asks where to go on.
                    await job.CheckpointAsync(new UploadProgress(0), cancellationToken);
                    return SyncOutcome.Retry(reason: "The server has lost a part of the draft.");
                default:
                    return SyncOutcome.Fail("The draft was edited after it was queued. Queue it again.");
            }
        }
        catch (FileNotFoundException)
        {
            return SyncOutcome.Fail("The draft was deleted after it was queued.");
        }
        catch (ServerBusyException busy)
        {
            // The server's own word wins over the job's backoff.
            return SyncOutcome.Retry(busy.RetryAfter, busy.Message);
        }
    }
}
