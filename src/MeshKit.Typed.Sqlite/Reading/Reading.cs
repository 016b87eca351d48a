using System.Text;
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
        // Limits are compared in code: the page ends where one more job is found.
        var sql = new StringBuilder(Sql.Jobs);
        if (query.After is not null)
            sql.Append(query.Descending ? " AND j.seq < ?1" : " AND j.seq > ?1");
        if (query.Kind is not null)
            sql.Append(" AND j.gate IN (SELECT id FROM mesh_gates WHERE kind = ?2)");
        if (query.Key is not null)
            sql.Append(" AND j.key = ?3");
        if (query.EnqueuedFrom is not null)
            sql.Append(" AND j.enqueued_at >= ?4");
        if (query.EnqueuedBefore is not null)
            sql.Append(" AND j.enqueued_at < ?5");
        if (query.Statuses.Count > 0)
            sql.Append(" AND j.state IN (").AppendJoin(", ", query.Statuses.SelectMany(State.Of)).Append(')');
        sql.Append(query.Descending ? " ORDER BY j.seq DESC" : " ORDER BY j.seq");

        var jobs = new List<StoredJob>();
        var statement = db.Prepare(sql.ToString());
        try
        {
            if (query.After is { } after)
                statement.Bind(1, after);
            if (query.Kind is { } kind)
                statement.Bind(2, kind);
            if (query.Key is { } key)
                statement.Bind(3, key);
            if (query.EnqueuedFrom is { } from)
                statement.Bind(4, from.UtcTicks);
            if (query.EnqueuedBefore is { } before)
                statement.Bind(5, before.UtcTicks);
            var last = 0L;
            while (statement.Step())
            {
                if (jobs.Count == query.Limit)
                    return new StoredJobPage(jobs, last);
                var (seq, job) = ReadWhole(db, gates, statement);
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

    public static IReadOnlyList<StoreCount> Stats(Connection db)
    {
        var counts = new Dictionary<(string Kind, SyncJobStatus Status), long>();
        using var statement = db.Use(Sql.Stats);
        while (statement.Step())
        {
            var of = (statement.Text(0), State.ToStatus(statement.Int(1)));
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
            Payload = statement.Blob(JobRow.Columns),
            Checkpoint = statement.BlobOrNull(JobRow.Columns + 1),
            Result = statement.BlobOrNull(JobRow.Columns + 2),
        });
    }
}
