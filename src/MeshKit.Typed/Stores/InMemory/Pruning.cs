namespace MeshKit.Typed.Stores.InMemory;

/// <summary>Deletes ended jobs, those first that ended first. What holds its lane is in none of the heaps, and so is kept.</summary>
internal readonly struct Pruning(JobTable table, long now)
{
    private static readonly SyncJobStatus[] EndedStatuses =
        [SyncJobStatus.Succeeded, SyncJobStatus.Failed, SyncJobStatus.Cancelled, SyncJobStatus.Replaced, SyncJobStatus.Quarantined];

    public int Run(PruneRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1, nameof(request));
        var until = Clock.Add(now, -request.OlderThan);
        var pruned = 0;
        while (pruned < request.Limit && FindOldest(request.Statuses) is { } heap && heap.FirstKey <= until)
        {
            table.Delete(heap.Pop());
            pruned++;
        }

        return pruned;
    }

    private RowHeap? FindOldest(IReadOnlyCollection<SyncJobStatus> statuses)
    {
        RowHeap? oldest = null;
        foreach (var status in EndedStatuses)
        {
            var heap = table.Ended(status);
            if ((statuses.Count == 0 || statuses.Contains(status)) && heap.Count > 0 && (oldest is null || IsBefore(heap, oldest)))
                oldest = heap;
        }

        return oldest;
    }

    private static bool IsBefore(RowHeap heap, RowHeap other) =>
        (heap.FirstKey, heap.First.Sequence).CompareTo((other.FirstKey, other.First.Sequence)) < 0;
}
