namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>
/// What holds in every state of a store, whatever was called: said without the model, so that the model cannot be wrong about it.
/// </summary>
internal sealed class Invariants
{
    private readonly Dictionary<Guid, NewJob> _added = [];
    private readonly HashSet<Guid> _acknowledged = [];
    private Dictionary<Guid, StoredJob> _before = [];

    /// <summary>Looks at all jobs after a call.</summary>
    public void Check(Call call, object? answer, IReadOnlyList<StoredJob> jobs)
    {
        Note(call, answer);
        var now = jobs.ToDictionary(job => job.Id);

        // Rule 9
        foreach (var lane in jobs.Where(job => job.Key is not null).GroupBy(job => job.Key, StringComparer.Ordinal))
        {
            Check(lane.Count(job => job.Status == SyncJobStatus.Running) <= 1, $"Two jobs of {lane.Key} are running.");
            Check(lane.Count(job => IsActive(job) && !job.IsWaiting) <= 1, $"Two jobs of {lane.Key} may run.");
            Check(lane.Count(job => job.IsWaiting && _added[job.Id].Policy != ConflictPolicy.Append) <= 1, $"Two exclusive jobs of {lane.Key} wait.");
            Check(lane.Any(MayLead) || !lane.Any(job => job.IsWaiting), $"What waits in {lane.Key} waits for nobody.");
        }

        // Rule 1: what was acknowledged is there, until it has ended and is pruned.
        foreach (var lost in _acknowledged.Where(id => !now.ContainsKey(id)).ToList())
        {
            Check(call is Call.Prune && _before.TryGetValue(lost, out var last) && !IsActive(last), $"{Names.Of(lost)} is lost.");
            _acknowledged.Remove(lost);
        }

        foreach (var job in jobs)
        {
            var name = Names.Of(job.Id);
            Check((job.LeaseUntil is not null) == (job.Status == SyncJobStatus.Running), $"{name} is {job.Status} and its lease ends {job.LeaseUntil}.");
            Check((job.FinishedAt is null) == IsActive(job), $"{name} is {job.Status} and ended {job.FinishedAt}.");
            Check((job.ReplacedBy is not null) == (job.Status == SyncJobStatus.Replaced), $"{name} is {job.Status}, replaced by {job.ReplacedBy}.");
            Check(job.Attempt >= 0, $"{name} has {job.Attempt} attempts.");
            if (_before.TryGetValue(job.Id, out var before))
                Check(before, job, name);
        }

        _before = now;
    }

    /// <summary>Rule 2: one terminal outcome a generation.</summary>
    private static void Check(StoredJob before, StoredJob after, string name)
    {
        Check(after.Generation == before.Generation || (!IsActive(before) && after.Generation == before.Generation + 1), $"{name} is of another generation.");
        Check(IsActive(before) || after.Generation != before.Generation || (after.Status, after.FinishedAt) == (before.Status, before.FinishedAt),
            $"{name} ended as {before.Status}, and then as {after.Status}.");
    }

    /// <summary>Takes note of the jobs that the store says it has.</summary>
    private void Note(Call call, object? answer)
    {
        if (call is not Call.Enqueue enqueue || answer is not IReadOnlyList<EnqueueResult> results)
            return;
        foreach (var (job, result) in enqueue.Jobs.Zip(results))
        {
            _acknowledged.Add(result.JobId);
            if (result.Status != EnqueueStatus.Deduplicated)
                _added[job.Id] = job;
        }
    }

    private static bool IsActive(StoredJob job) => job.Status is SyncJobStatus.Pending or SyncJobStatus.Running;

    /// <summary>Ready or running, or failed and, perhaps, holding its lane.</summary>
    private bool MayLead(StoredJob job) => IsActive(job)
        ? !job.IsWaiting
        : job.Status is SyncJobStatus.Failed or SyncJobStatus.Quarantined && _added[job.Id] is { Policy: ConflictPolicy.Append, HoldKeyOnFailure: true };

    private static void Check(bool holds, string otherwise)
    {
        if (!holds)
            throw new DisagreementException(otherwise);
    }
}
