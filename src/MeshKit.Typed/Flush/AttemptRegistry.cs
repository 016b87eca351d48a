using System.Collections.Concurrent;

namespace MeshKit.Typed;

/// <summary>The attempts that are claimed in this process, by job. A stuck one stays until its handler returns.</summary>
internal sealed class AttemptRegistry
{
    private readonly ConcurrentDictionary<Guid, Attempt> _running = new();

    /// <summary>The jobs whose handlers run here though they no longer hold them: until they return, no second one may start here.</summary>
    public IReadOnlyCollection<Guid> Orphans =>
        _running.IsEmpty ? [] : [.. _running.Where(entry => entry.Value.IsOrphan).Select(entry => entry.Key)];

    public void Add(Attempt attempt) => _running[attempt.Claimed.Job.Id] = attempt;

    public void Remove(Attempt attempt) => _running.TryRemove(KeyValuePair.Create(attempt.Claimed.Job.Id, attempt));

    public Attempt? Find(Guid jobId) => _running.GetValueOrDefault(jobId);
}
