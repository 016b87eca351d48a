namespace MeshKit.Typed.Stores.InMemory;

/// <summary>Gives due heads of accepted gates to a flush, and says when to look again.</summary>
internal sealed class Claiming
{
    private readonly ClaimRequest _request;
    private readonly long _now;
    private readonly GateQueue[] _accepted;
    private readonly List<ClaimedJob> _claimed = [];
    private readonly List<Row> _passedOver = [];
    private long _bytesLeft;

    public Claiming(JobTable table, ClaimRequest request, long now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.MaxJobs, 1, nameof(request));
        _request = request;
        _now = now;
        _bytesLeft = request.MaxBytes;
        _accepted = [.. table.Gates.Where(gate => request.Accepts(gate.Gate)).OrderByDescending(gate => gate.Gate.Priority)];
    }

    public List<ClaimedJob> Claim()
    {
        var first = 0;
        var isFull = false;
        while (first < _accepted.Length && !isFull)
        {
            var end = first;
            while (end < _accepted.Length && _accepted[end].Gate.Priority == _accepted[first].Gate.Priority)
                end++;
            isFull = !ClaimFrom(_accepted.AsSpan(first, end - first));
            first = end;
        }

        foreach (var row in _passedOver)
            row.Gate.Ready.Push(row, row.DueAt);
        return _claimed;
    }

    public DateTimeOffset? FindNextDue()
    {
        if (_claimed.Count == _request.MaxJobs)
            return null;
        var next = long.MaxValue;
        foreach (var gate in _accepted)
        {
            if (gate.Ready.Count > 0 && gate.Ready.FirstKey < next)
                next = Math.Min(next, IsExcluded(gate.Ready.First) ? gate.Ready.FirstKeyOf(row => !IsExcluded(row)) ?? next : gate.Ready.FirstKey);
            if (gate.Leases.Count > 0)
                next = Math.Min(next, gate.Leases.FirstKey);
        }

        return next == long.MaxValue ? null : Clock.ToTime(next);
    }

    /// <summary>Claims from gates of one priority; false where the request is filled.</summary>
    private bool ClaimFrom(Span<GateQueue> gates)
    {
        while (_claimed.Count < _request.MaxJobs)
        {
            Row? best = null;
            foreach (var gate in gates)
            {
                if (FirstDue(gate) is { } row && (best is null || (row.DueAt, row.Position).CompareTo((best.DueAt, best.Position)) < 0))
                    best = row;
            }

            if (best is null)
                return true;
            if (best.Payload.Length > _bytesLeft && _claimed.Count > 0)
                return false;
            _bytesLeft -= best.Payload.Length;
            Claim(best);
        }

        return false;
    }

    private Row? FirstDue(GateQueue gate)
    {
        while (gate.Ready.Count > 0 && gate.Ready.FirstKey <= _now)
        {
            if (MayClaim(gate.Ready.First))
                return gate.Ready.First;
            _passedOver.Add(gate.Ready.Pop());
        }

        return null;
    }

    private void Claim(Row row)
    {
        row.Gate.Ready.Remove(row);
        row.Status = SyncJobStatus.Running;
        row.Token++;
        row.Attempt++;
        row.HasProgressed = false;
        row.StartedAt = _now;
        row.LeaseUntil = Clock.Add(_now, _request.LeaseDuration);
        row.FlushId = _request.FlushId;
        row.Gate.Leases.Push(row, row.LeaseUntil);
        IReadOnlyList<StoredStep> steps = row.Steps is null ? [] : [.. row.Steps];
        _claimed.Add(new ClaimedJob(new JobToken(row.Id, row.Token, row.Sequence), row.ToStoredJob(), steps));
    }

    private bool MayClaim(Row row) => row.FlushId != _request.FlushId && !IsExcluded(row);

    private bool IsExcluded(Row row) => _request.Excluded.Count > 0 && _request.Excluded.Contains(row.Id);
}
