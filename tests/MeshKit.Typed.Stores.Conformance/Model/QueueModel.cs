using System.Collections.Immutable;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>
/// The rules of <see cref="ISyncStore"/>, each said once and as plainly as it can be: a list of jobs, searched from end to end. It is
/// there to be read and to be right; the stores are there to be fast, and have to agree with it. Rules are numbered as in the design.
/// </summary>
/// <remarks>Jobs are immutable, and so is the list of them: to forget what a refused call has done is to take up the old list again.</remarks>
public partial class QueueModel
{
    private int _lastSequence;

    /// <summary>All jobs, in the order of enqueueing.</summary>
    public ImmutableList<ModelJob> Jobs { get; private set; } = [];

    /// <summary>The time. The model has no clock of its own.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>Another model of the same jobs.</summary>
    public QueueModel Copy() => (QueueModel)MemberwiseClone();

    public ModelJob? Find(Guid id) => Jobs.Find(job => job.Id == id);

    /// <summary>The head of a key's lane, or null.</summary>
    public ModelJob? FindHead(string key) => Lane(key).SingleOrDefault(job => job.Place == Place.Head);

    /// <summary>The jobs that stand in the lane of a key, by position. Rule 7: keys are compared ordinally, and are global across kinds.</summary>
    protected virtual IReadOnlyList<ModelJob> Lane(string key) =>
        [.. Jobs.Where(job => job.Place != Place.None && string.Equals(job.Key, key, StringComparison.Ordinal)).OrderBy(job => job.Position)];

    /// <summary>Rule 3: the running job that a lease fences. Id and token decide; the time does not.</summary>
    protected virtual ModelJob? Fenced(JobToken lease) => Find(lease.JobId) is { IsRunning: true } job && job.Token == lease.Token ? job : null;

    /// <summary>Which of the waiting jobs is the next of its lane. Rule 9: the one of lowest position, whenever it is due.</summary>
    protected virtual ModelJob? NextOf(IReadOnlyList<ModelJob> lane) => lane.FirstOrDefault(job => job.IsWaiting);

    /// <summary>Fills the place at the head of a lane that its head has left.</summary>
    protected virtual void Promote(string key)
    {
        if (FindHead(key) is null && NextOf(Lane(key)) is { } next)
            Put(next with { Place = Place.Head });
    }

    /// <summary>Ends a job: it leaves its lane, and the next one is promoted, unless it failed and holds the lane (rule 9).</summary>
    protected ModelJob End(ModelJob job, SyncJobStatus status, bool mayHold = false)
    {
        var holds = mayHold && job.HoldsOnFailure && status is SyncJobStatus.Failed or SyncJobStatus.Quarantined;
        var ended = Put(job with { Status = status, FinishedAt = Now, LeaseUntil = null, Place = holds ? Place.Head : Place.None });
        if (job.Key is { } key)
            Promote(key);
        return ended;
    }

    /// <summary>What a call that throws has done is forgotten.</summary>
    private T Atomically<T>(Func<T> call)
    {
        var before = Jobs;
        try
        {
            return call();
        }
        catch
        {
            Jobs = before;
            throw;
        }
    }

    /// <summary>Stores a job anew, or in place of what was stored under its id.</summary>
    protected ModelJob Put(ModelJob job)
    {
        var index = Jobs.FindIndex(stored => stored.Id == job.Id);
        Jobs = index < 0 ? Jobs.Add(job) : Jobs.SetItem(index, job);
        return job;
    }

    /// <summary>A time some way off, at most the end of time.</summary>
    private DateTimeOffset In(TimeSpan duration) => duration < DateTimeOffset.MaxValue - Now ? Now + duration : DateTimeOffset.MaxValue;

    /// <summary>A time some way back, at most the beginning of time.</summary>
    private DateTimeOffset Ago(TimeSpan duration) => duration < Now - DateTimeOffset.MinValue ? Now - duration : DateTimeOffset.MinValue;
}
