using System.Runtime.CompilerServices;

namespace MeshKit.Typed;

/// <summary>Turns the store's "something has changed" into the jobs that have: it reads the query again and compares.</summary>
internal sealed class JobWatcher(MeshCore core, JobReader reader)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public async IAsyncEnumerable<SyncJobInfo> WatchAsync(JobQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var store = await core.StoreAsync(cancellationToken).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, core.Disposing);
        var known = new Dictionary<Guid, SyncJobInfo>();
        var seen = 0L;
        while (true)
        {
            seen = await WaitAsync(store, seen, stop.Token, cancellationToken).ConfigureAwait(false);
            var before = known;
            known = new Dictionary<Guid, SyncJobInfo>(before.Count);
            await foreach (var job in reader.JobsAsync(query, cancellationToken).ConfigureAwait(false))
            {
                known[job.Id] = job;
                if (!before.Remove(job.Id, out var old) || HasChanged(old, job))
                    yield return job;
            }

            // What the query no longer finds is told of once more, so that a screen can take it off; what is deleted, is not.
            foreach (var id in before.Keys)
            {
                if (await reader.GetAsync(id, cancellationToken).ConfigureAwait(false) is { } gone)
                    yield return gone;
            }
        }
    }

    private async ValueTask<long> WaitAsync(Stores.ISyncStore store, long seen, CancellationToken stop, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var now = await store.WaitForChangeAsync(seen, LongestWait, stop).ConfigureAwait(false);
                if (now != seen)
                    return now;
            }
        }
        catch (OperationCanceledException) when (core.Disposing.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new SyncException(SyncErrorCodes.MeshDisposed, "The mesh was disposed, and the watch has ended with it.");
        }
    }

    private static bool HasChanged(SyncJobInfo old, SyncJobInfo now) =>
        WithoutValues(old) != WithoutValues(now)
        || !old.Payload.HasSameBytes(now.Payload)
        || !old.Checkpoint.HasSameBytes(now.Checkpoint)
        || !old.Result.HasSameBytes(now.Result);

    private static SyncJobInfo WithoutValues(SyncJobInfo job) => job with { Payload = default, Checkpoint = default, Result = default };
}
