using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MeshKit.Typed.Sqlite.Tests.Processes;

/// <summary>What the processes said that they know to be durable, held against what the file says after they were killed.</summary>
internal sealed class KillOracle(string path)
{
    private readonly HashSet<Guid> _stored = [];
    private readonly HashSet<Guid> _replaced = [];
    private readonly Dictionary<Guid, int> _checkpoints = [];
    private readonly Dictionary<Guid, SyncJobStatus> _settled = [];
    private readonly Dictionary<Guid, (SyncJobStatus Status, DateTimeOffset? At, int Attempt)> _ends = [];
    private readonly List<string> _violations = [];

    /// <summary>How many facts were acknowledged.</summary>
    public int Facts { get; private set; }

    /// <summary>How many outcomes were acknowledged.</summary>
    public int Outcomes => _settled.Count;

    public void Note(IEnumerable<string> facts)
    {
        foreach (var fact in facts)
            Note(fact);
    }

    /// <summary>Notes one acknowledgement.</summary>
    public void Note(string fact)
    {
        Facts++;
        var words = fact.Split(' ');
        var id = Guid.Parse(words[1]);
        _stored.Add(id);
        switch (words[0])
        {
            case "added" or "deduplicated":
                break;
            case "replaced":
                _replaced.Add(Guid.Parse(words[2]));
                break;
            case "checkpoint":
                _checkpoints[id] = int.Parse(words[2], CultureInfo.InvariantCulture);
                break;
            case "settled":
                NoteOutcome(id, Enum.Parse<SyncJobStatus>(words[2]));
                break;
            default:
                throw new InvalidOperationException($"What is \"{fact}\"?");
        }
    }

    /// <summary>Opens the file as the next process does, and says what contradicts the acknowledgements.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(bool everyoneIsDead, CancellationToken cancellationToken)
    {
        var jobs = new Dictionary<Guid, SyncJobInfo>();
        await using (var mesh = await Mesh.OpenAsync(new SqliteProvider(path), SyncManifest.Empty, cancellationToken))
        {
            await foreach (var job in mesh.Sync.JobsAsync(cancellationToken: cancellationToken))
                jobs[job.Id] = job;
        }

        foreach (var id in _stored.Concat(_replaced).Where(id => !jobs.ContainsKey(id)))
            _violations.Add($"{id} was acknowledged, and is lost");
        foreach (var job in jobs.Values)
            CheckJob(job, everyoneIsDead);
        await CheckIntegrityAsync(cancellationToken);
        return _violations;
    }

    private void NoteOutcome(Guid id, SyncJobStatus status)
    {
        // A retry is the end of an attempt, and not of the job.
        if (status != SyncJobStatus.Pending && !_settled.TryAdd(id, status))
            _violations.Add($"{id} ended as {_settled[id]}, and again as {status}");
    }

    private void CheckJob(SyncJobInfo job, bool everyoneIsDead)
    {
        if (_settled.TryGetValue(job.Id, out var settled) && job.Status != settled)
            _violations.Add($"{job.Id} ended as {settled}, and is {job.Status}");
        if (_replaced.Contains(job.Id) && job.Status is SyncJobStatus.Pending or SyncJobStatus.Failed)
            _violations.Add($"{job.Id} was replaced, and is {job.Status}");
        if (everyoneIsDead && job.Status == SyncJobStatus.Running)
            _violations.Add($"{job.Id} is held by a dead process");
        if (!job.IsActive)
            CheckEnd(job);
        else if (_checkpoints.TryGetValue(job.Id, out var number) && job.Checkpoint.As<int>() < number)
            _violations.Add($"{job.Id} has the checkpoint {job.Checkpoint}, though {number} was stored");
    }

    /// <summary>An end that was seen once stays as it was.</summary>
    private void CheckEnd(SyncJobInfo job)
    {
        var end = (job.Status, job.FinishedAt, job.Attempt);
        if (!_ends.TryAdd(job.Id, end) && _ends[job.Id] != end)
            _violations.Add($"{job.Id} had ended as {_ends[job.Id]}, and now as {end}");
    }

    private async Task CheckIntegrityAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Default Timeout=60");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        var answer = (string?)await command.ExecuteScalarAsync(cancellationToken);
        if (answer != "ok")
            _violations.Add($"integrity_check: {answer}");
    }
}
