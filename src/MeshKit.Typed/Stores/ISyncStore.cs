using System.Data.Common;

namespace MeshKit.Typed.Stores;

/// <summary>
/// Stores sync jobs durably. The rules that need atomicity live here; backoff, dispatch and budgets live in the engine. All
/// members may be called at once from any thread. When a member returns, what it did is durable (rule 1); when it throws, it did
/// nothing, unless the code is <c>outcome_unknown</c>. Errors are <see cref="SyncException"/> with a <c>store_*</c> code.
/// <para>
/// <b>Lanes.</b> The jobs of one key form a lane. Its head is the only job of the key that may be ready or running; the others wait
/// behind it and are pending to the public. When a head ends, the waiting job of lowest position becomes the head (it is
/// <em>promoted</em>), in the same transaction. A job without a key is its own lane.
/// </para>
/// <para>
/// <b>Fencing.</b> Each claim raises the job's token. A write under a <see cref="JobToken"/> happens only where id and token match
/// and the job is running; otherwise nothing is written and the answer says so.
/// </para>
/// </summary>
public interface ISyncStore : IAsyncDisposable
{
    /// <summary>
    /// Adds jobs in one transaction, all or none, in order. For each job, by its <see cref="NewJob.Policy"/>, against the active jobs of
    /// its <see cref="NewJob.Key"/>:
    /// <list type="bullet">
    /// <item>An id that is stored already, with the same kind, is <see cref="EnqueueStatus.Deduplicated"/> whatever the policy; with
    /// another kind it is <c>sync_conflict</c>.</item>
    /// <item>No active job of the key: added as the head, ready at its time; or, where an ended job holds the lane
    /// (<see cref="NewJob.HoldKeyOnFailure"/>), added behind it. A job that holds its lane is never named by a policy.</item>
    /// <item><see cref="ConflictPolicy.Dedupe"/>: against another kind <c>sync_conflict</c>. Else the receipt names the exclusive job that
    /// waits, else the head if it is exclusive, else the latest append job. With <see cref="WhenRunning.Finish"/>, a head that is running
    /// does not count: one exclusive successor waits behind it, and the next dedupe names that.</item>
    /// <item><see cref="ConflictPolicy.Fail"/>: <c>sync_conflict</c> with <see cref="SyncException.JobId"/>, the job that dedupe would name
    /// (and likewise with <see cref="WhenRunning.Finish"/>).</item>
    /// <item><see cref="ConflictPolicy.Replace"/>: a pending exclusive job of the key becomes <see cref="SyncJobStatus.Replaced"/> (the
    /// waiting one where there is one, else a ready exclusive head), and the new job takes its position, with no attempts used, due at
    /// its own time. Where the head is running and exclusive, the new job waits behind it, and the head is marked superseded; it is also asked
    /// to stop, unless <see cref="WhenRunning.Finish"/>. Append jobs are never replaced: the new job waits behind them at its own
    /// position. Replace may cross kinds. The answer is <see cref="EnqueueStatus.Replaced"/>, with the job that became replaced, or else the
    /// head that was superseded, as <see cref="EnqueueResult.PreviousJobId"/>; where there was neither it is <see cref="EnqueueStatus.Added"/>.</item>
    /// <item><see cref="ConflictPolicy.Merge"/>: the pending exclusive job that replace would replace is replaced likewise, if it is the
    /// <see cref="NewJob.MergeBase"/> at that revision: <see cref="EnqueueStatus.Merged"/>, with it as <see cref="EnqueueResult.PreviousJobId"/>,
    /// and with its checkpoint and steps where <see cref="MergeBase.KeepsProgress"/>. If it is not, <see cref="MergeNeededException"/>; if it is
    /// of another kind, <c>sync_conflict</c>. Where there is no such job, the new one waits behind the lane, whose head is neither superseded nor
    /// asked to stop: <see cref="EnqueueStatus.Added"/>.</item>
    /// <item><see cref="ConflictPolicy.Append"/>: waits behind the lane, with the next position.</item>
    /// </list>
    /// Exclusive are all policies but append. At most one exclusive job of a key waits.
    /// <see cref="WhenRunning.Count"/> with replace over a running head, <see cref="WhenRunning.Cancel"/> with dedupe or fail, and every one with
    /// merge, behave as the policy's default.
    /// </summary>
    /// <param name="jobs">The jobs; the policies see the earlier ones of the same call.</param>
    /// <param name="transaction">A transaction of the app's own on the same database, or null. With one, nothing is durable before it commits.</param>
    /// <param name="cancellationToken">Cancels waiting; a call whose writing has begun runs to its end.</param>
    /// <returns>One answer a job, in order.</returns>
    /// <exception cref="MergeNeededException">A job is to be merged with a queued one first; nothing was stored.</exception>
    ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: applies the settlements in order, releases jobs whose lease has ended (a bounded number, as
    /// <see cref="SettlementKind.Release"/> says, with the difference that a crash without progress counts at once), promotes, and claims.
    /// An ended lease is released, never settled, by others; until it is, its own worker's writes are held: the token decides, not the time.
    /// <para>
    /// A claim takes ready heads that are due, of gates that <see cref="ClaimRequest.Accepts"/>, by priority (higher first), then due time,
    /// then position. It raises the token, counts the attempt, clears progress, sets the lease and the flush. It takes at most
    /// <see cref="ClaimRequest.MaxJobs"/>, stops before the payloads exceed <see cref="ClaimRequest.MaxBytes"/> (but takes at least one), and
    /// passes over the excluded ids and the jobs that this flush was the last to claim (unless that claim was returned). Jobs that it may not claim do
    /// not slow it down.
    /// </para>
    /// </summary>
    ValueTask<ExchangeResult> ExchangeAsync(IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken);

    /// <summary>Extends leases to now plus the duration, each under its token, and says of each whether it is held and whether the job is asked to stop.</summary>
    ValueTask<IReadOnlyList<LeaseState>> RenewAsync(IReadOnlyList<JobToken> leases, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a checkpoint or a step of a running attempt, under its token, and marks the attempt as having progressed. False where the
    /// lease is lost. A null checkpoint clears it.
    /// </summary>
    ValueTask<bool> WriteProgressAsync(JobToken lease, ProgressWrite progress, CancellationToken cancellationToken);

    /// <summary>Changes a job by id, in one transaction, as the edit's own docstring says.</summary>
    ValueTask<EditResult> EditAsync(JobEdit edit, CancellationToken cancellationToken);

    /// <summary>Reads one job; null where there is none.</summary>
    ValueTask<StoredJob?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Reads the head of a key's lane: the one job of the key that is ready or running, or a failed one that holds it; null where there is none.</summary>
    ValueTask<StoredJob?> FindHeadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Reads a page of jobs in the order of enqueueing, by cursor.</summary>
    ValueTask<StoredJobPage> QueryAsync(StoreQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes ended jobs with all that belongs to them, those that ended first first (of those that ended at once, in the order of
    /// enqueueing), at most <see cref="PruneRequest.Limit"/>; returns how many. A job that holds its lane is kept.
    /// </summary>
    ValueTask<int> PruneAsync(PruneRequest request, CancellationToken cancellationToken);

    /// <summary>Counts jobs by kind and status.</summary>
    ValueTask<IReadOnlyList<StoreCount>> StatsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Waits until the store has changed since the answer <paramref name="seen"/> (0 at first: answers at once), also by another process, or
    /// until the timeout. A hint: it may answer early, and misses no change for longer than a second. A renewal is no change.
    /// </summary>
    /// <returns>The change number to wait from next; the same as <paramref name="seen"/> at the timeout.</returns>
    ValueTask<long> WaitForChangeAsync(long seen, TimeSpan timeout, CancellationToken cancellationToken);
}
