namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>What the apps, workers and operators of a history know: a history is drawn before it happens, and points at jobs and leases by number.</summary>
public sealed class World(QueueModel model)
{
    /// <summary>When every history begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private const long NeverGiven = 1_000_000;

    private readonly List<JobToken> _held = [];
    private readonly List<JobToken> _stale = [];
    private int _names;

    /// <summary>A name that no job has had, or, if asked for, that of some stored job.</summary>
    public string Name(int number, bool again) => again && model.Jobs.Count > 0 ? Names.Of(Job(number)) : Names.Of(_names++);

    /// <summary>The id of some stored job; where there is none, of a job that never was.</summary>
    public Guid Job(int number) => model.Jobs is { Count: > 0 } jobs ? jobs[number % jobs.Count].Id : Names.ToId("nobody");

    /// <summary>The id of some stored job that is as wanted; most often, so that it also happens to others.</summary>
    public Guid Job(int number, Predicate<ModelJob> isWanted) =>
        number % 8 > 0 && model.Jobs.FindAll(isWanted) is { Count: > 0 } wanted ? wanted[number % wanted.Count].Id : Job(number);

    /// <summary>The kind of a job.</summary>
    public string Kind(Guid id) => model.Find(id)?.Gate.Kind ?? "mail";

    /// <summary>A lease that a worker believes to hold, or, if asked for, one that it should have forgotten. The latest are the likeliest.</summary>
    public JobToken Lease(int number, bool stale)
    {
        var leases = stale || _held.Count == 0 ? _stale : _held;

        // An invented one is never right: another call of a race might give the job the token, but never the locator, which a store may look at too.
        return leases.Count == 0 ? new JobToken(Job(number), NeverGiven + number, number) : leases[^(1 + (number % Math.Min(leases.Count, 4)))];
    }

    /// <summary>What an app that has merged says: the queued job as it is, or, by chance, as it is not; null where it has not seen one.</summary>
    public MergeBase? MergeBase(string? key, int number) => (number % 5, model.FindQueued(key)) switch
    {
        (0, _) => new MergeBase(Job(number), number % 2, number % 3 == 0),
        (1, _) or (_, null) => null,
        (_, { } queued) => new MergeBase(queued.Id, queued.Revision, number % 2 == 0),
    };

    /// <summary>Takes note of what a call has brought.</summary>
    public void Learn(Call call, object? answer)
    {
        switch (call)
        {
            case Call.Exchange exchange:
                exchange.Settlements.ToList().ForEach(settlement => Forget(settlement.Lease));
                _held.AddRange(((ExchangeResult)answer!).Claimed.Select(job => job.Lease));
                break;
            case Call.Crash:
                _held.ToList().ForEach(Forget);
                break;
        }
    }

    private void Forget(JobToken lease)
    {
        if (_held.Remove(lease))
            _stale.Add(lease);
    }
}
