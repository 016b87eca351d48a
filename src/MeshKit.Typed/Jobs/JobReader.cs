using System.Globalization;
using System.Runtime.CompilerServices;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>Reads jobs: one, a page, all of a query, and why one is not running.</summary>
internal sealed class JobReader(MeshCore core)
{
    private const int LargestPage = 1000;

    public async Task<SyncJobInfo?> GetAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var store = await core.StoreAsync(cancellationToken).ConfigureAwait(false);
        var job = await store.FindAsync(jobId, cancellationToken).ConfigureAwait(false);
        return job is null ? null : JobView.ToInfo(job, core.Json);
    }

    public Task<JobPage> PageAsync(JobQuery query, CancellationToken cancellationToken) =>
        PageAsync(query, KindsOf(query), cancellationToken);

    private async Task<JobPage> PageAsync(JobQuery query, IReadOnlyCollection<string> kinds, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, LargestPage, nameof(query));
        long? after = null;
        if (query.After is { } cursor)
        {
            after = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? position
                : throw new ArgumentException("The cursor is not one that JobPage.Next gave.", nameof(query));
        }

        var store = await core.StoreAsync(cancellationToken).ConfigureAwait(false);
        var page = await store.QueryAsync(
            new StoreQuery
            {
                Kinds = kinds,
                Statuses = query.Statuses ?? [],
                Key = query.ConflictKey,
                EnqueuedFrom = query.EnqueuedFrom,
                EnqueuedBefore = query.EnqueuedBefore,
                Descending = query.NewestFirst,
                After = after,
                Limit = query.PageSize,
            },
            cancellationToken).ConfigureAwait(false);
        return new JobPage
        {
            Jobs = [.. page.Jobs.Select(job => JobView.ToInfo(job, core.Json))],
            Next = page.Next?.ToString(CultureInfo.InvariantCulture),
        };
    }

    public IAsyncEnumerable<SyncJobInfo> JobsAsync(JobQuery query, CancellationToken cancellationToken) =>
        JobsAsync(query, KindsOf(query), cancellationToken);

    private async IAsyncEnumerable<SyncJobInfo> JobsAsync(
        JobQuery query, IReadOnlyCollection<string> kinds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JobPage page;
        do
        {
            page = await PageAsync(query, kinds, cancellationToken).ConfigureAwait(false);
            foreach (var job in page.Jobs)
                yield return job;
            query = query with { After = page.Next };
        }
        while (page.Next is not null);
    }

    public async IAsyncEnumerable<SyncJobInfo<T>> JobsAsync<T>(
        SyncJobType<T> type, JobQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.Kind is { } kind && !type.Kinds.Contains(kind))
            throw new ArgumentException($"The query asks for the kind \"{kind}\", the type for \"{type.Kind}\".", nameof(query));
        await foreach (var job in JobsAsync(query, query.Kind is { } one ? [one] : type.Kinds, cancellationToken).ConfigureAwait(false))
            yield return new SyncJobInfo<T>(job, type);
    }

    public async Task<SyncStats> StatsAsync(CancellationToken cancellationToken)
    {
        var store = await core.StoreAsync(cancellationToken).ConfigureAwait(false);
        var counts = await store.StatsAsync(cancellationToken).ConfigureAwait(false);
        return new SyncStats { Counts = [.. counts.Select(count => new SyncJobCount(count.Kind, count.Status, count.Count))] };
    }

    public async Task<SyncExplanation> ExplainAsync(Guid jobId, FlushOptions? against, CancellationToken cancellationToken)
    {
        var store = await core.StoreAsync(cancellationToken).ConfigureAwait(false);
        var job = await store.FindAsync(jobId, cancellationToken).ConfigureAwait(false) ?? throw JobOperator.UnknownJob(jobId);
        var head = job.IsWaiting ? await core.FindHeadAsync(job, cancellationToken).ConfigureAwait(false) : null;
        return Explainer.Explain(job, head, against, core);
    }

    private static IReadOnlyCollection<string> KindsOf(JobQuery query) => query.Kind is { } kind ? [kind] : [];
}
