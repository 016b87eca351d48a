namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>How jobs are claimed, worked on and ended.</summary>
public partial class QueueModel
{
    // Cut short this often in a row without progress, an attempt is given back (rule 4).
    private const int FreeCutShorts = 2;

    /// <summary>Settles, releases what has run out of its lease, and claims, in one transaction and in this order.</summary>
    public ExchangeResult Exchange(IReadOnlyList<Settlement> settlements, ClaimRequest? claim) => Atomically(() =>
    {
        var settled = settlements.Select(Settle).ToList();
        foreach (var job in Jobs.Where(job => job.IsRunning && job.LeaseUntil <= Now))
            EndAttempt(job, SettlementKind.Release, default, hasCrashed: true);
        var claimed = claim is null ? [] : Claim(claim);
        return new ExchangeResult { Settled = settled, Claimed = claimed, NextDue = claim is null ? null : FindNextDue(claim, claimed.Count) };
    });

    /// <summary>Extends leases, and says who is asked to stop.</summary>
    public IReadOnlyList<LeaseState> Renew(IReadOnlyList<JobToken> leases, TimeSpan duration) => [.. leases.Select(lease => Renew(lease, duration))];

    /// <summary>Stores a checkpoint or a step of a running attempt. Rule 15: a recorded result is never overwritten.</summary>
    public bool WriteProgress(JobToken lease, ProgressWrite progress)
    {
        if (Fenced(lease) is not { } job)
            return false;
        job = job with { HasProgressed = true };
        switch (progress)
        {
            case ProgressWrite.Checkpoint checkpoint:
                Put(job with { Checkpoint = checkpoint.Value });
                break;
            case ProgressWrite.Step step:
                var isRecorded = job.Steps.Exists(known => known.Name == step.Name && known.Result is not null);
                Put(isRecorded ? job : job with { Steps = job.Steps.RemoveAll(known => known.Name == step.Name).Add(new StoredStep(step.Name, step.Result)) });
                break;
        }

        return true;
    }

    private SettleResult Settle(Settlement settlement)
    {
        if (Fenced(settlement.Lease) is not { } job)
            return default;
        job = job with { LastError = settlement.Error ?? job.LastError };
        if (settlement.Kind == SettlementKind.Succeeded)
            job = job with { Result = settlement.Result, LastError = null };
        job = EndAttempt(job, settlement.Kind, settlement.Delay, hasCrashed: false);
        return new SettleResult(true, job.Status, job.Attempt, job.DueAt);
    }

    /// <summary>Success counts whatever was asked meanwhile; otherwise who was asked to cancel is cancelled, and who was superseded is replaced (rules 8 and 14).</summary>
    protected virtual ModelJob EndAttempt(ModelJob job, SettlementKind kind, TimeSpan delay, bool hasCrashed) => kind switch
    {
        SettlementKind.Succeeded => End(job, SyncJobStatus.Succeeded),
        _ when job.IsAskedToCancel => End(job, SyncJobStatus.Cancelled),
        _ when job.Successor is not null => End(job, SyncJobStatus.Replaced),
        SettlementKind.Failed => End(job, SyncJobStatus.Failed, mayHold: true),
        SettlementKind.Cancelled => End(job, SyncJobStatus.Cancelled),
        SettlementKind.Quarantined => End(job, SyncJobStatus.Quarantined, mayHold: true),
        SettlementKind.Retry => RunAgain(job with { DueAt = In(delay), CutShort = 0 }),
        SettlementKind.Snooze => RunAgain(job with { DueAt = In(delay), CutShort = 0, Snoozes = job.Snoozes + 1, Attempt = job.Attempt - 1 }),
        SettlementKind.Return => RunAgain(job with { Attempt = job.Attempt - 1, FlushId = 0 }),
        SettlementKind.Release => Release(job, hasCrashed),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>
    /// Rule 4: an attempt that was cut short is given back if it progressed. Without progress a crash counts at once, the others from the
    /// third in a row on, so that a job that kills its process, or never fits its budget, ends too.
    /// </summary>
    private ModelJob Release(ModelJob job, bool hasCrashed)
    {
        var cutShort = job.HasProgressed ? 0 : job.CutShort + 1;
        var isGivenBack = job.HasProgressed || (!hasCrashed && cutShort <= FreeCutShorts);
        job = job with { CutShort = cutShort, Attempt = isGivenBack ? job.Attempt - 1 : job.Attempt };
        return job.Attempt >= job.MaxAttempts ? End(job, SyncJobStatus.Quarantined, mayHold: true) : RunAgain(job);
    }

    /// <summary>The job is ready again, still at the head of its lane: backoff and delay hold it (rule 9).</summary>
    private ModelJob RunAgain(ModelJob job) => Put(job with { Status = SyncJobStatus.Pending, LeaseUntil = null });

    /// <summary>Rule 10: ready heads that are due, of accepted gates; by priority, then due time, then position.</summary>
    private List<ClaimedJob> Claim(ClaimRequest claim)
    {
        var candidates = Jobs
            .Where(job => job.IsReady && job.DueAt <= Now && claim.Accepts(job.Gate))
            .Where(job => job.FlushId != claim.FlushId && !claim.Excluded.Contains(job.Id))
            .OrderByDescending(job => job.Gate.Priority).ThenBy(job => job.DueAt).ThenBy(job => job.Position);
        var claimed = new List<ClaimedJob>();
        var bytes = 0L;
        foreach (var job in candidates.Take(claim.MaxJobs))
        {
            bytes += job.Payload.Length;
            if (bytes > claim.MaxBytes && claimed.Count > 0)
                break;
            claimed.Add(Claim(job, claim));
        }

        return claimed;
    }

    /// <summary>Each claim raises the token (rule 3) and counts the attempt (rule 4), before the handler runs.</summary>
    private ClaimedJob Claim(ModelJob job, ClaimRequest claim)
    {
        var running = Put(Started(job) with
        {
            Status = SyncJobStatus.Running,
            Token = job.Token + 1,
            HasProgressed = false,
            StartedAt = Now,
            LeaseUntil = In(claim.LeaseDuration),
            FlushId = claim.FlushId,
        });
        return new ClaimedJob(new JobToken(running.Id, running.Token, 0), running.ToStoredJob(), running.Steps);
    }

    /// <summary>Rule 4: counts the attempt.</summary>
    protected virtual ModelJob Started(ModelJob job) => job with { Attempt = job.Attempt + 1 };

    /// <summary>When to look again, where fewer were claimed than asked for: something is due, or a lease ends.</summary>
    private DateTimeOffset? FindNextDue(ClaimRequest claim, int claimed)
    {
        if (claimed == claim.MaxJobs)
            return null;
        var accepted = Jobs.Where(job => claim.Accepts(job.Gate)).ToList();
        var due = accepted.Where(job => job.IsReady && !claim.Excluded.Contains(job.Id)).Select(job => (DateTimeOffset?)job.DueAt);
        var leases = accepted.Where(job => job.IsRunning).Select(job => job.LeaseUntil);
        return due.Concat(leases).Min();
    }

    private LeaseState Renew(JobToken lease, TimeSpan duration)
    {
        if (Fenced(lease) is not { } job)
            return LeaseState.Lost;
        Put(job with { LeaseUntil = In(duration) });
        return job.IsAskedToCancel ? LeaseState.CancelRequested : job.IsAskedToStop ? LeaseState.Superseded : LeaseState.Held;
    }
}
