using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite;

/// <summary>Reads jobs on a reader's connection.</summary>
internal static class Reading
{
    public static StoredJob? Find(Connection db, GateCatalog gates, Guid id)
    {
        using var statement = db.Use(Sql.JobById).Bind(1, id);
        return statement.Step() ? ReadWhole(db, gates, statement).Job : null;
    }

    /// <summary>Reads a job as the writing transaction sees it, with gates that only it knows.</summary>
    public static StoredJob? Find(WriteScope scope, Guid id)
    {
        using var statement = scope.Db.Use(Sql.JobById).Bind(1, id);
        return statement.Step() ? ReadWhole(statement, scope.Gate).Job : null;
    }

    public static StoredJob? FindHead(Connection db, GateCatalog gates, string key)
    {
        using var statement = db.Use(Sql.JobByHead).Bind(1, key);
        return statement.Step() ? ReadWhole(db, gates, statement).Job : null;
    }

    public static StoredJobPage Query(Connection db, GateCatalog gates, StoreQuery query)
    {
        var jobs = new List<StoredJob>();
        var statement = db.Prepare(Sql.Query(query));
        try
        {
            if (query.After is { } after)
                statement.Bind(1, after);
            var parameter = Sql.FirstKind;
            foreach (var kind in query.Kinds)
                statement.Bind(parameter++, kind);
            if (query.Key is { } key)
                statement.Bind(3, key);
            if (query.EnqueuedFrom is { } from)
                statement.Bind(4, from.UtcTicks);
            if (query.EnqueuedBefore is { } before)
                statement.Bind(5, before.UtcTicks);
            var last = 0L;
            var rows = query.Key is { } lane && Sql.IsOfLane(query) ? OfLane(db, statement, lane, query.Descending) : InOrder(statement);
            foreach (var row in rows)
            {
                // The limit is compared here: the page ends where one more job is found.
                if (jobs.Count == query.Limit)
                    return new StoredJobPage(jobs, last);
                var (seq, job) = ReadWhole(db, gates, row);
                jobs.Add(job);
                last = seq;
            }

            return new StoredJobPage(jobs, null);
        }
        finally
        {
            statement.Close();
        }
    }

    private static IEnumerable<Statement> InOrder(Statement statement)
    {
        while (statement.Step())
            yield return statement;
    }

    /// <summary>The jobs of a lane, each by its own key, as they are at one moment: a lane is short, where the table is not.</summary>
    private static IEnumerable<Statement> OfLane(Connection db, Statement statement, string key, bool descending)
    {
        db.Execute(Sql.BeginRead);
        try
        {
            foreach (var seq in LaneSeqs(db, key, descending))
            {
                statement.Bind(6, seq);
                if (statement.Step())
                    yield return statement;
                statement.Reset();
            }
        }
        finally
        {
            if (db.IsInTransaction)
                db.Execute(Sql.Rollback);
        }
    }

    private static List<long> LaneSeqs(Connection db, string key, bool descending)
    {
        var seqs = new List<long>();
        using var lane = db.Use(Sql.LaneSeqs).Bind(1, key);
        while (lane.Step())
            seqs.Add(lane.Long(0));
        seqs.Sort();
        if (descending)
            seqs.Reverse();
        return seqs;
    }

    public static IReadOnlyList<StoreCount> Stats(Connection db, GateCatalog gates)
    {
        var counts = new Dictionary<(string Kind, SyncJobStatus Status), long>();
        using var statement = db.Use(Sql.Stats);
        while (statement.Step())
        {
            var of = (gates.Read(db, statement.Long(0)).Kind, State.ToStatus(statement.Int(1)));
            counts[of] = counts.GetValueOrDefault(of) + statement.Long(2);
        }

        return [.. counts.Select(count => new StoreCount(count.Key.Kind, count.Key.Status, count.Value))];
    }

    private static (long Seq, StoredJob Job) ReadWhole(Connection db, GateCatalog gates, Statement statement) =>
        ReadWhole(statement, id => gates.Read(db, id));

    private static (long Seq, StoredJob Job) ReadWhole(Statement statement, Func<long, JobGate> gateOf)
    {
        var row = JobRow.Read(statement);
        return (row.Seq, row.Job with
        {
            Gate = gateOf(row.Gate),
            Payload = statement.BlobOrNull(JobRow.Columns) ?? throw SqliteErrors.From(SQLitePCL.raw.SQLITE_CORRUPT, null),
            Checkpoint = statement.BlobOrNull(JobRow.Columns + 1),
            Result = statement.BlobOrNull(JobRow.Columns + 2),
        });
    }
}
