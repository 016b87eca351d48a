using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>Changes jobs by id: cancel, retry, checkpoint.</summary>
internal sealed class JobOperator(MeshCore core)
{
    public async Task<CancelResult> CancelAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var result = await EditAsync(new JobEdit.Cancel(jobId), cancellationToken).ConfigureAwait(false);
        switch (result.Status)
        {
            case EditStatus.Done:
                return CancelResult.Cancelled;
            case EditStatus.Requested:
                // Where it runs here, it need not wait for the heartbeat.
                core.Attempts.Find(jobId)?.Stop(StopReason.CancelRequested);
                return CancelResult.Requested;
            default:
                return CancelResult.AlreadyEnded;
        }
    }

    public async Task RetryAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var result = await EditAsync(new JobEdit.Retry(jobId), cancellationToken).ConfigureAwait(false);
        if (result.Status == EditStatus.KeyTaken)
        {
            throw new SyncException(
                SyncErrorCodes.SyncConflict,
                $"The job {jobId} cannot be retried: the job {result.HeldBy} is active under its conflict key. Cancel that one first, or leave this one ended.")
            { JobId = result.HeldBy };
        }

        if (result.Status == EditStatus.WrongState)
            throw WrongState(jobId, result.JobStatus, "Only a failed, cancelled or quarantined job can be retried.");
    }

    public async Task CheckpointAsync(Guid jobId, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        if (CurrentAttempt.Value is { } attempt && attempt.Claimed.Job.Id == jobId)
        {
            await attempt.CheckpointAsync(value, cancellationToken).ConfigureAwait(false);
            return;
        }

        var result = await EditAsync(new JobEdit.Checkpoint(jobId, value), cancellationToken).ConfigureAwait(false);
        if (result.Status == EditStatus.WrongState)
            throw WrongState(jobId, result.JobStatus, "Outside its handler, only a pending job's checkpoint can be written.");
    }

    private static SyncException WrongState(Guid jobId, SyncJobStatus status, string rule) =>
        new(SyncErrorCodes.JobState, $"The job {jobId} is {status}. {rule}") { JobId = jobId, JobStatus = status };

    private async ValueTask<EditResult> EditAsync(JobEdit edit, CancellationToken cancellationToken)
    {
        var store = await core.StoreAsync(cancellationToken).ConfigureAwait(false);
        var result = await store.EditAsync(edit, cancellationToken).ConfigureAwait(false);
        return result.Status == EditStatus.NotFound ? throw UnknownJob(edit.JobId) : result;
    }

    internal static SyncException UnknownJob(Guid jobId) =>
        new(SyncErrorCodes.UnknownJob, $"The store has no job {jobId}. It was never enqueued here, or it has been pruned.") { JobId = jobId };
}
