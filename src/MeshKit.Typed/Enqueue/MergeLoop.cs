using System.Data.Common;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>
/// Enqueues jobs of which some merge with what is queued (rule 8). Payloads are merged outside the store, which then swaps only if the
/// queued job is still what was merged; where it is not, the store names the job that is, and the merge is made again.
/// </summary>
internal static class MergeLoop
{
    private const int MaxTries = 8;

    public static async ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(
        MeshCore core, ISyncStore store, IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var merged = jobs.ToArray();
        var tries = new int[merged.Length];
        while (true)
        {
            try
            {
                return await store.EnqueueAsync(merged, transaction, cancellationToken).ConfigureAwait(false);
            }
            catch (MergeNeededException needed)
            {
                var index = Array.FindIndex(merged, job => job.Id == needed.JobId);
                if (tries[index]++ == MaxTries)
                    throw Busy(needed.Queued);
                merged[index] = Merge(core, jobs[index], needed.Queued);

                // The later ones of the key may have been merged with this one as it was before.
                for (var i = index + 1; i < merged.Length; i++)
                    merged[i] = merged[i].Key == merged[index].Key ? jobs[i] : merged[i];
            }
        }
    }

    private static NewJob Merge(MeshCore core, NewJob job, StoredJob queued)
    {
        if (queued.PayloadFormat != SealedValue.PlainFormat)
            throw Unmergeable(queued, "its payload is sealed and does not open");
        var type = core.Manifest.Find(job.Gate.Kind)!;
        if (!type.Reads(queued.Gate.Version))
            throw Unmergeable(queued, $"its payload has version {queued.Gate.Version}, and this app reads {type.ReadableText}");

        try
        {
            var (payload, keepsProgress) = type.Merge(queued.Payload.Span, queued.Gate.Version, job.Payload.Span, job.Gate.Version);
            var gate = job.Gate.Version == type.Version ? job.Gate : job.Gate with { Version = type.Version };
            return job with { Gate = gate, Payload = core.Json.Bounded(payload), MergeBase = new MergeBase(queued.Id, queued.Revision, keepsProgress) { Lineage = queued.Seal.Lineage } };
        }
        catch (PayloadDecodeException exception)
        {
            throw Unmergeable(queued, "its payload does not decode", exception.InnerException);
        }
    }

    private static SyncException Unmergeable(StoredJob queued, string reason, Exception? cause = null) =>
        new(SyncErrorCodes.SyncConflict, $"The queued job {queued.Id} cannot be merged with: {reason}. Cancel it, replace its payload, or enqueue with "
            + "another policy.", cause)
        { JobId = queued.Id, JobStatus = queued.Status };

    private static SyncException Busy(StoredJob queued) =>
        new(SyncErrorCodes.StoreBusy, $"The job {queued.Id} changed each of the {MaxTries} times that it was to be merged with. Try again.")
        { JobId = queued.Id };
}
