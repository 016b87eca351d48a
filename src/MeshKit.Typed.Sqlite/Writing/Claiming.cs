using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>Gives due heads of accepted gates to a flush, and says when to look again.</summary>
internal sealed class Claiming(WriteScope scope, ClaimRequest request, List<(long Id, JobGate Gate)> accepted)
{
    private readonly List<ReadyRow> _chosen = [];
    private readonly HashSet<Guid> _excluded = [.. request.Excluded];
    private long _bytesLeft = request.MaxBytes;

    /// <summary>Asks the caller's predicate, before anything is written: it may throw.</summary>
    public static List<(long Id, JobGate Gate)> Accept(WriteScope scope, ClaimRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.MaxJobs, 1, nameof(request));
        return scope.AllGates().FindAll(entry => request.Accepts(entry.Gate));
    }

    public List<ClaimedJob> Claim()
    {
        foreach (var level in accepted.GroupBy(entry => entry.Gate.Priority).OrderByDescending(level => level.Key))
        {
            if (!ChooseFrom(level))
                break;
        }

        return _chosen.ConvertAll(Take);
    }

    public DateTimeOffset? FindNextDue()
    {
        if (_chosen.Count == request.MaxJobs)
            return null;
        var next = long.MaxValue;
        foreach (var (id, _) in accepted)
        {
            using var ready = scope.Db.Use(Sql.NextOfGate).Bind(1, id);
            while (ready.Step())
            {
                if (_excluded.Count > 0 && _excluded.Contains(ready.Id(1)))
                    continue;
                next = Math.Min(next, ready.Long(0));
                break;
            }
        }

        var gates = accepted.Select(entry => entry.Id).ToHashSet();
        using var leases = scope.Db.Use(Sql.LeasesNext);
        while (leases.Step())
        {
            if (!gates.Contains(leases.Long(1)))
                continue;
            next = Math.Min(next, leases.Long(0));
            break;
        }

        return next == long.MaxValue ? null : Clock.ToTime(next);
    }

    /// <summary>Merges the gates of one priority, each read in its index's order; false where the request is filled.</summary>
    private bool ChooseFrom(IEnumerable<(long Id, JobGate Gate)> gates)
    {
        var queues = new PriorityQueue<(Statement Cursor, ReadyRow Row), (long, long)>();
        var cursors = new List<Statement>();
        try
        {
            foreach (var (id, _) in gates)
            {
                var cursor = scope.Db.Use(Sql.ReadyOfGate).Bind(1, id).Bind(2, scope.Now).Bind(3, request.FlushId);
                cursors.Add(cursor);
                Advance(queues, cursor);
            }

            while (_chosen.Count < request.MaxJobs)
            {
                if (!queues.TryDequeue(out var best, out _))
                    return true;
                if (best.Row.Size > _bytesLeft && _chosen.Count > 0)
                    return false;
                _bytesLeft -= best.Row.Size;
                _chosen.Add(best.Row);
                if (_chosen.Count < request.MaxJobs)
                    Advance(queues, best.Cursor);
            }

            return false;
        }
        finally
        {
            cursors.ForEach(cursor => cursor.Dispose());
        }
    }

    private void Advance(PriorityQueue<(Statement Cursor, ReadyRow Row), (long RunAt, long Position)> queues, Statement cursor)
    {
        while (cursor.Step())
        {
            if (_excluded.Count > 0 && _excluded.Contains(cursor.Id(1)))
                continue;
            var row = ReadyRow.Read(cursor);
            queues.Enqueue((cursor, row), (row.RunAt, row.Position));
            return;
        }
    }

    private ClaimedJob Take(ReadyRow row)
    {
        var lease = new JobToken(row.Id, row.Token + 1, row.Seq);
        var until = Clock.Add(scope.Now, request.LeaseDuration);
        using (var claim = scope.Db.Use(Sql.Claim))
        {
            claim.Bind(1, row.Seq).Bind(2, lease.Token).Bind(3, row.Attempts + 1).Bind(4, until).Bind(5, scope.Owner)
                .Bind(6, request.FlushId).Bind(7, scope.Now).Execute();
        }

        using var body = scope.Db.Use(Sql.BodyOfClaimed).Bind(1, row.Seq);
        if (!body.Step())
            throw scope.Db.Error(SQLitePCL.raw.SQLITE_CORRUPT);
        var job = row.ToRunning(scope.Gate(row.Gate), scope.Now, until, body.Blob(0), body.BlobOrNull(1));
        return new ClaimedJob(lease, job, row.Token == 0 ? [] : ReadSteps(row.Seq));
    }

    private List<StoredStep> ReadSteps(long seq)
    {
        var steps = new List<StoredStep>();
        using var statement = scope.Db.Use(Sql.StepsOfJob).Bind(1, seq);
        while (statement.Step())
            steps.Add(new StoredStep(statement.Text(0), statement.BlobOrNull(1)));
        return steps;
    }
}
