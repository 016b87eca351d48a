using System.Data.Common;

namespace MeshKit.Typed;

/// <summary>
/// The jobs of a mesh: enqueue, look, operate, flush. All members may be called at once from many threads. Every member throws
/// <see cref="SyncException"/>: <c>sync_not_supported</c> on a provider without a job store, <c>mesh_disposed</c> after disposal, and the
/// <c>store_*</c> codes for the store's own failures.
/// </summary>
public sealed class MeshSync
{
    private readonly MeshCore _core;
    private readonly JobReader _reader;
    private readonly JobWatcher _watcher;
    private readonly JobOperator _operator;

    internal MeshSync(MeshCore core)
    {
        _core = core;
        _reader = new JobReader(core);
        _watcher = new JobWatcher(core, _reader);
        _operator = new JobOperator(core);
    }

    /// <summary>Enqueues an untyped job. When the call returns, the job is durable.</summary>
    /// <exception cref="SyncException">
    /// <c>unknown_kind</c>, <c>payload_invalid</c>, <c>payload_too_large</c>, <c>key_invalid</c>: the request is refused.
    /// <c>sync_conflict</c>: an active job has the key, and the policy does not allow another.
    /// </exception>
    public Task<EnqueueReceipt> EnqueueAsync(EnqueueRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _core.Enqueuer.EnqueueAsync(request, cancellationToken);
    }

    /// <summary>Enqueues a typed job; the generated <c>EnqueueAsync(payload)</c> calls this. When the call returns, the job is durable.</summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="type">The job, from the manifest.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="options">What differs for this one job.</param>
    /// <param name="cancellationToken">Cancels waiting; a job whose writing has begun may be stored all the same.</param>
    /// <exception cref="SyncException">As the untyped overload.</exception>
    public Task<EnqueueReceipt> EnqueueAsync<T>(
        SyncJobType<T> type, T payload, EnqueueOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _core.Enqueuer.EnqueueAsync(type, payload, options, cancellationToken);
    }

    /// <summary>Enqueues jobs in one transaction: all are stored, or none. Kinds may mix.</summary>
    /// <param name="requests">The jobs; typed ones by <see cref="SyncJobType{TPayload}.Request"/>.</param>
    /// <param name="transaction">A transaction of the app's own on the same database, or null.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <returns>One receipt a request, in order.</returns>
    /// <exception cref="SyncException">As <see cref="EnqueueAsync(EnqueueRequest, CancellationToken)"/>; nothing is stored then.</exception>
    public Task<IReadOnlyList<EnqueueReceipt>> EnqueueManyAsync(
        IEnumerable<EnqueueRequest> requests, DbTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return _core.Enqueuer.EnqueueManyAsync(requests, transaction, cancellationToken);
    }

    /// <summary>Lists jobs, page by page as the caller reads on.</summary>
    public IAsyncEnumerable<SyncJobInfo> JobsAsync(JobQuery? query = null, CancellationToken cancellationToken = default) =>
        _reader.JobsAsync(query ?? new JobQuery(), cancellationToken);

    /// <summary>Lists the jobs of one payload type.</summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    public IAsyncEnumerable<SyncJobInfo<T>> JobsAsync<T>(SyncJobType<T> type, JobQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _reader.JobsAsync(type, query ?? new JobQuery(), cancellationToken);
    }

    /// <summary>Reads one page of jobs.</summary>
    public Task<JobPage> JobsPageAsync(JobQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _reader.PageAsync(query, cancellationToken);
    }

    /// <summary>
    /// Watches jobs, for a screen: gives each job that the query finds, and then each again when it has changed, also by another process,
    /// within about a second. A job that has changed so that the query no longer finds it is given once more; one that is pruned is not.
    /// Changes that follow each other faster than the caller reads are given as one.
    /// </summary>
    /// <param name="query">The jobs; choose what the screen shows, since it is read again at each change of the store.</param>
    /// <param name="cancellationToken">Ends the watch, which has no other end, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="SyncException"><c>mesh_disposed</c>: the mesh was disposed meanwhile.</exception>
    public IAsyncEnumerable<SyncJobInfo> WatchAsync(JobQuery? query = null, CancellationToken cancellationToken = default) =>
        _watcher.WatchAsync(query ?? new JobQuery(), cancellationToken);

    /// <summary>Reads one job; null where there is none.</summary>
    public Task<SyncJobInfo?> GetAsync(Guid jobId, CancellationToken cancellationToken = default) => _reader.GetAsync(jobId, cancellationToken);

    /// <summary>
    /// Stores progress for a job: inside its handler under the attempt's token, else only for a pending job.
    /// </summary>
    /// <exception cref="SyncException"><c>unknown_job</c>; <c>job_state</c>: the job is running elsewhere, or has ended; <c>lease_lost</c>.</exception>
    public Task CheckpointAsync<TCheckpoint>(Guid jobId, TCheckpoint checkpoint, CancellationToken cancellationToken = default) =>
        _operator.CheckpointAsync(jobId, _core.Json.Encode(checkpoint), cancellationToken);

    /// <summary>Processes the jobs that are ready now, and those that become ready meanwhile; each job at most once.</summary>
    /// <param name="options">What to run, and how.</param>
    /// <param name="cancellationToken">
    /// Ends the flush gracefully, as its budget would: handlers are asked to stop, outcomes are stored, and the report is returned.
    /// </param>
    /// <exception cref="SyncException"><c>reentrant_flush</c>: a handler called flush on the mesh that is running it.</exception>
    public Task<FlushReport> FlushAsync(FlushOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return FlushRun.StartAsync(_core, options, cancellationToken);
    }

    /// <summary>Makes a scheduler that flushes at an interval once it is started. The caller owns it.</summary>
    public SyncScheduler CreateScheduler(SyncSchedulerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SyncScheduler(_core, this, options);
    }

    /// <summary>Cancels a pending job at once, and asks a running one to stop, in whatever process it runs.</summary>
    /// <exception cref="SyncException"><c>unknown_job</c>.</exception>
    public Task<CancelResult> CancelAsync(Guid jobId, CancellationToken cancellationToken = default) => _operator.CancelAsync(jobId, cancellationToken);

    /// <summary>Makes a failed, cancelled or quarantined job pending again, with all its attempts and no expiry; its steps and checkpoint are kept.</summary>
    /// <exception cref="SyncException">
    /// <c>unknown_job</c>; <c>job_state</c>: the job is active, succeeded or was replaced; <c>sync_conflict</c>: its key has a new active job.
    /// </exception>
    public Task RetryAsync(Guid jobId, CancellationToken cancellationToken = default) => _operator.RetryAsync(jobId, cancellationToken);

    /// <summary>
    /// Repairs a pending or quarantined job: gives it another payload, and starts a quarantined one anew, as <see cref="RetryAsync"/> does. The
    /// job keeps its id, its conflict key, its place, its checkpoint and its steps.
    /// </summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="type">The job, from the manifest. The stored payload may be of another version, or of none that decodes.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="payload">What it is to hold.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="SyncException">
    /// <c>unknown_job</c>; <c>job_state</c>: the job is running, has ended, or is of another kind; <c>sync_conflict</c>: its key has a new active
    /// job; <c>payload_invalid</c>, <c>payload_too_large</c>.
    /// </exception>
    public Task ReplacePayloadAsync<T>(SyncJobType<T> type, Guid jobId, T payload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _operator.ReplacePayloadAsync(type, jobId, payload, cancellationToken);
    }

    /// <summary>Deletes ended jobs with their checkpoints, steps and results, a few hundred in a transaction, so that others can work in between.</summary>
    /// <param name="options">Which jobs.</param>
    /// <param name="cancellationToken">Stops between two transactions; what is deleted stays deleted.</param>
    /// <returns>How many jobs were deleted.</returns>
    public Task<int> PruneAsync(PruneOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return _operator.PruneAsync(options, cancellationToken);
    }

    /// <summary>Counts the jobs by kind and status. It reads every job's state: for a dashboard, not for a hot path.</summary>
    public Task<SyncStats> StatsAsync(CancellationToken cancellationToken = default) => _reader.StatsAsync(cancellationToken);

    /// <summary>Says in one typed value why a job is not running.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="against">The flush to compare with; null for the last one of this mesh.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="SyncException"><c>unknown_job</c>.</exception>
    public Task<SyncExplanation> ExplainAsync(Guid jobId, FlushOptions? against = null, CancellationToken cancellationToken = default) =>
        _reader.ExplainAsync(jobId, against ?? _core.LastFlush, cancellationToken);
}
