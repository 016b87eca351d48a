using MeshKit.Typed;

namespace DraftSync;

/// <summary>Compares what the server holds with the folder and with the queue.</summary>
public sealed class Verify(DraftFolder folder, DraftApi api, MeshSync sync)
{
    /// <summary>Checks everything.</summary>
    /// <returns>What is wrong, one sentence a problem; empty when all is as it should be.</returns>
    public async Task<IReadOnlyList<string>> FindProblemsAsync(IReadOnlyList<Draft> drafts, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var draft in drafts)
        {
            var expected = await folder.ReadAllAsync(draft.Id, cancellationToken);
            var held = await api.GetAsync(draft.Id, cancellationToken);
            if (held is null)
                problems.Add($"{draft.Id}: lost. The server does not have it.");
            else if (!held.AsSpan().SequenceEqual(expected))
                problems.Add($"{draft.Id}: different. The server's bytes are not the file's.");
        }

        // The job's id is its idempotency key: the queue's record of what succeeded and the server's of what it stored must agree.
        var stored = await api.StoredCountsAsync(cancellationToken);
        foreach (var (key, count) in stored.Where(entry => entry.Value != 1))
            problems.Add($"Job {key}: stored {count} times.");
        await foreach (var job in sync.JobsAsync(DraftSyncJobs.UploadDraft, cancellationToken: cancellationToken))
        {
            if (job.Status == SyncJobStatus.Succeeded && !stored.ContainsKey(job.Id))
                problems.Add($"Job {job.Id}: succeeded, but the server has stored nothing for it.");
            stored.Remove(job.Id);
        }

        problems.AddRange(stored.Keys.Select(key => $"Job {key}: stored by the server, but unknown to the queue."));
        return problems;
    }
}
