namespace MeshKit.Typed.Stores.InMemory;

/// <summary>Reads pages and counts.</summary>
internal readonly struct Reading(JobTable table)
{
    public StoredJobPage Query(StoreQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        var jobs = new List<StoredJob>();
        var last = 0L;
        foreach (var row in table.Log.Read(query.After, query.Descending))
        {
            if (!Matches(row, query))
                continue;
            if (jobs.Count == query.Limit)
                return new StoredJobPage(jobs, last);
            jobs.Add(row.ToStoredJob());
            last = row.Sequence;
        }

        return new StoredJobPage(jobs, null);
    }

    public StoreCount[] Count() =>
    [
        .. table.Log.Read(null, descending: false)
            .CountBy(row => (row.Gate.Gate.Kind, row.Status))
            .Select(count => new StoreCount(count.Key.Kind, count.Key.Status, count.Value)),
    ];

    private static bool Matches(Row row, StoreQuery query) =>
        (query.Kinds.Count == 0 || query.Kinds.Contains(row.Gate.Gate.Kind))
        && (query.Statuses.Count == 0 || query.Statuses.Contains(row.Status))
        && (query.Key is null || row.Key == query.Key)
        && !(row.EnqueuedAt < query.EnqueuedFrom?.UtcTicks)
        && !(row.EnqueuedAt >= query.EnqueuedBefore?.UtcTicks);
}
