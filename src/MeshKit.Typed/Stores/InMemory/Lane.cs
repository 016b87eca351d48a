namespace MeshKit.Typed.Stores.InMemory;

/// <summary>
/// The jobs of one key. The head alone may be ready or running (or have failed and hold the lane); the others wait in the order of
/// their positions. At most one of them is exclusive.
/// </summary>
internal sealed class Lane(string key)
{
    private static readonly IComparer<Row> ByPosition = Comparer<Row>.Create((a, b) => a.Position.CompareTo(b.Position));

    private SortedSet<Row>? _waiting;

    public string Key { get; } = key;

    public Row? Head { get; set; }

    /// <summary>The one exclusive job that waits.</summary>
    public Row? WaitingExclusive { get; private set; }

    public void AddWaiting(Row row)
    {
        (_waiting ??= new SortedSet<Row>(ByPosition)).Add(row);
        if (row.IsExclusive)
            WaitingExclusive = row;
    }

    public void RemoveWaiting(Row row)
    {
        _waiting!.Remove(row);
        if (row == WaitingExclusive)
            WaitingExclusive = null;
    }

    /// <summary>Takes the waiting job of lowest position, or null.</summary>
    public Row? TakeNext()
    {
        if (_waiting?.Min is not { } next)
            return null;
        RemoveWaiting(next);
        return next;
    }

    /// <summary>The pending exclusive job, whose place a new one may take; null where there is none.</summary>
    public Row? FindReplaceable() =>
        WaitingExclusive ?? (Head is { IsExclusive: true, Status: SyncJobStatus.Pending } head ? head : null);

    /// <summary>
    /// The active job that a policy names: the exclusive one that waits, else the head if it is exclusive, else the latest append job.
    /// </summary>
    /// <param name="countsRunning">Whether a running head counts.</param>
    public Row? FindActive(bool countsRunning)
    {
        if (WaitingExclusive is { } successor)
            return successor;
        var head = Head is { IsActive: true } row && (countsRunning || row.Status != SyncJobStatus.Running) ? Head : null;

        if (head is { IsExclusive: true })
            return head;
        var latest = _waiting?.Max;
        return latest is null || head?.Position > latest.Position ? head : latest;
    }
}
