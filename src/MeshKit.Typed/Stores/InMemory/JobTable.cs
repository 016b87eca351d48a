namespace MeshKit.Typed.Stores.InMemory;

/// <summary>
/// The jobs of one provider and the moves that they make between its structures. All members but <see cref="Changes"/> are called under
/// <see cref="Gate"/>.
/// </summary>
internal sealed class JobTable
{
    private readonly Dictionary<Guid, Row> _byId = [];
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<JobGate, GateQueue> _gates = [];
    private readonly Dictionary<SyncJobStatus, RowHeap> _ended = [];
    private long _lastSequence;
    private bool _closed;

    public Lock Gate { get; } = new();

    public ChangeCounter Changes { get; } = new();

    public RowLog Log { get; } = new();

    public IReadOnlyCollection<GateQueue> Gates => _gates.Values;

    public void Close()
    {
        lock (Gate)
        {
            _closed = true;
            _byId.Clear();
            _lanes.Clear();
            _gates.Clear();
            _ended.Clear();
            Log.Clear();
        }
    }

    public void ThrowIfClosed()
    {
        if (_closed)
        {
            throw new SyncException(
                SyncErrorCodes.StoreUnavailable,
                "The InMemoryProvider was disposed, and its jobs with it. Open the meshes that share it with LeaveProviderOpen, and dispose it last.");
        }
    }

    public Row? Find(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>The running job that the token fences, or null.</summary>
    public Row? Find(JobToken lease) =>
        Find(lease.JobId) is { Status: SyncJobStatus.Running } row && row.Token == lease.Token ? row : null;

    public Lane? FindLane(string key) => _lanes.GetValueOrDefault(key);

    public GateQueue Intern(JobGate gate)
    {
        if (!_gates.TryGetValue(gate, out var queue))
            _gates.Add(gate, queue = new GateQueue(gate));
        return queue;
    }

    public long NextSequence() => ++_lastSequence;

    /// <summary>The ended jobs of a status that hold no lane, by the time of their end, then in the order of enqueueing.</summary>
    public RowHeap Ended(SyncJobStatus status)
    {
        if (!_ended.TryGetValue(status, out var heap))
            _ended.Add(status, heap = new RowHeap());
        return heap;
    }

    /// <summary>Adds a new job, in the place of <paramref name="replaced"/> or by its lane.</summary>
    public void Add(Row row, Row? replaced, long now)
    {
        _byId.Add(row.Id, row);
        Log.Add(row);
        if (replaced is null)
        {
            Enter(row);
            return;
        }

        HandOver(replaced, row);
        replaced.Successor = row.Id;
        MarkEnded(replaced, SyncJobStatus.Replaced, now);
    }

    /// <summary>Undoes <see cref="Add"/>; the job is the last that was added.</summary>
    public void RemoveLast(Row row, Row? replaced)
    {
        if (replaced is null)
        {
            if (row.HeapIndex >= 0)
                row.Gate.Ready.Remove(row);
            Leave(row);
        }
        else
        {
            Ended(SyncJobStatus.Replaced).Remove(replaced);
            replaced.Successor = null;
            replaced.FinishedAt = 0;
            replaced.Status = SyncJobStatus.Pending;
            HandOver(row, replaced);
        }

        Log.RemoveLast();
        _byId.Remove(row.Id);
    }

    /// <summary>Puts a pending job into its lane: ready as its head, or waiting behind it.</summary>
    public void Enter(Row row)
    {
        if (row.Key is null)
        {
            MakeReady(row);
            return;
        }

        if (!_lanes.TryGetValue(row.Key, out var lane))
            _lanes.Add(row.Key, lane = new Lane(row.Key));
        row.Lane = lane;
        if (lane.Head is null)
        {
            lane.Head = row;
            MakeReady(row);
        }
        else
        {
            lane.AddWaiting(row);
        }
    }

    /// <summary>Puts a retried append job into its lane, before a ready append head that came after it.</summary>
    public void EnterAtOldPlace(Row row)
    {
        if (row.Key is not null && FindLane(row.Key) is { Head: { Status: SyncJobStatus.Pending, IsExclusive: false } head } lane
            && head.Position > row.Position)
        {
            head.Gate.Ready.Remove(head);
            lane.AddWaiting(head);
            lane.Head = null;
        }

        Enter(row);
    }

    /// <summary>Makes the head of a lane, or a job without one, pending and claimable.</summary>
    public static void MakeReady(Row row)
    {
        row.Status = SyncJobStatus.Pending;
        row.LeaseUntil = 0;
        row.Gate.Ready.Push(row, row.DueAt);
    }

    /// <summary>Ends a job that is in no heap, and promotes the next of its lane unless the job holds it.</summary>
    public void End(Row row, SyncJobStatus status, long now, bool mayHold)
    {
        row.LeaseUntil = 0;
        var holds = mayHold && row is { HoldsOnFailure: true, Lane: not null } && status is SyncJobStatus.Failed or SyncJobStatus.Quarantined;
        if (holds)
        {
            row.Status = status;
            row.FinishedAt = now;
            return;
        }

        Leave(row);
        MarkEnded(row, status, now);
    }

    /// <summary>Forgets an ended job that is in no heap.</summary>
    public void Delete(Row row)
    {
        _byId.Remove(row.Id);
        Log.Remove(row);
    }

    private void MarkEnded(Row row, SyncJobStatus status, long now)
    {
        row.Status = status;
        row.FinishedAt = now;
        Ended(status).Push(row, now, row.Sequence);
    }

    private void Leave(Row row)
    {
        if (row.Lane is not { } lane)
            return;
        row.Lane = null;
        if (lane.Head != row)
        {
            lane.RemoveWaiting(row);
            return;
        }

        lane.Head = lane.TakeNext();
        if (lane.Head is { } promoted)
            MakeReady(promoted);
        else
            _lanes.Remove(lane.Key);
    }

    /// <summary>Gives the place of one pending job in its lane to another.</summary>
    private static void HandOver(Row from, Row to)
    {
        var lane = from.Lane!;
        from.Lane = null;
        to.Lane = lane;
        if (lane.Head == from)
        {
            from.Gate.Ready.Remove(from);
            lane.Head = to;
            MakeReady(to);
        }
        else
        {
            lane.RemoveWaiting(from);
            lane.AddWaiting(to);
        }
    }
}
