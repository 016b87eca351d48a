using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>Changes jobs by id: cancel, retry, repair, checkpoint; and deletes ended ones.</summary>
internal sealed class JobOperator(MeshCore core)
{
    // What one transaction deletes at most.
    private const int PruneBatch = 500;

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
        ThrowIfRefused(jobId, result, "Only a failed, cancelled or quarantined job can be retried.");
    }

    public async Task ReplacePayloadAsync<T>(SyncJobType<T> type, Guid jobId, T payload, CancellationToken cancellationToken)
    {
        var store = await core.StoreAsync(cancellationToken).ConfigureAwait(false);
        var request = type.Request(payload);
        var job = await store.FindAsync(jobId, cancellationToken).ConfigureAwait(false) ?? throw UnknownJob(jobId);
        if (!type.Kinds.Contains(job.Gate.Kind))
            throw WrongState(jobId, job.Status, $"It is of the kind \"{job.Gate.Kind}\", and keeps that kind; the new payload is of \"{type.Kind}\".");

        var repair = new JobEdit.Repair(jobId, job.Gate with { Version = type.Version }, core.Json.Bounded(request.Payload), 0);
        var result = await EditAsync(repair, cancellationToken).ConfigureAwait(false);
        ThrowIfRefused(jobId, result, "Only a pending or quarantined job's payload can be replaced.");
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

    public async Task<int> PruneAsync(PruneOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.OlderThan, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxJobs ?? 1, 1, nameof(options));
        var statuses = options.Statuses ?? [];
        if (statuses.Any(status => status is SyncJobStatus.Pending or SyncJobStatus.Running))
            throw new ArgumentException("Only ended jobs are pruned. Cancel an active one first.", nameof(options));

        var store = await core.StoreAsync(cancellationToken).ConfigureAwait(false);
        var pruned = 0;
        while (true)
        {
            var limit = Math.Min((options.MaxJobs ?? int.MaxValue) - pruned, PruneBatch);
            if (limit == 0)
                return pruned;
            var request = new PruneRequest { OlderThan = options.OlderThan, Statuses = statuses, Limit = limit };
            var deleted = await store.PruneAsync(request, cancellationToken).ConfigureAwait(false);
            pruned += deleted;
            if (deleted < limit)
                return pruned;
        }
    }

    private static void ThrowIfRefused(Guid jobId, EditResult result, string rule)
    {
        if (result.Status == EditStatus.KeyTaken)
        {
            throw new SyncException(
                SyncErrorCodes.SyncConflict,
                $"The job {jobId} cannot be made active again: the job {result.HeldBy} is active under its conflict key. Cancel that one first, or leave "
                + "this one ended.")
            { JobId = result.HeldBy };
        }

        if (result.Status == EditStatus.WrongState)
            throw WrongState(jobId, result.JobStatus, rule);
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
