using System.Reflection;
using MeshKit.Typed.Stores;
using SQLitePCL;

namespace MeshKit.Typed.Sqlite.Tests.Plans;

/// <summary>
/// Each statement of the store runs by the index that was meant for it, whatever the file holds and whatever statistics say: a queue changes
/// faster than anyone runs ANALYZE.
/// </summary>
public sealed class QueryPlanTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public enum Filling
    {
        Empty,
        EmptyAnalyzed,
        Filled,
        FilledAnalyzed,
        AnalyzedBeforeFilled,
        EndedAnalyzed,
    }

    public static TheoryData<Filling> Fillings => [.. Enum.GetValues<Filling>()];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_statement_has_an_expected_plan() =>
        Assert.Equal(Statements().Keys.Order(StringComparer.Ordinal), ExpectedPlans.ByName.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Only_statements_with_a_reason_scan_or_sort() => Assert.Equal(
        ExpectedPlans.ByName.Where(plan => ScansOrSorts(plan.Value)).Select(plan => plan.Key).Order(StringComparer.Ordinal),
        ExpectedPlans.MayScanOrSort.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Fillings))]
    public async Task Each_statement_runs_as_expected(Filling filling)
    {
        using var db = await OpenAsync(filling);

        var plans = Statements().ToDictionary(statement => statement.Key, statement => Plan(db, statement.Value));

        foreach (var (name, expected) in ExpectedPlans.ByName)
            Assert.Equal($"{name}: {expected}", $"{name}: {plans[name]}");
    }

    [Theory]
    [MemberData(nameof(Fillings))]
    public async Task Each_query_of_jobs_runs_as_expected(Filling filling)
    {
        using var db = await OpenAsync(filling);
        foreach (var query in Queries())
            Assert.Equal($"{query}: {ExpectedPlans.OfQuery(query)}", $"{query}: {Plan(db, Sql.Query(query))}");
    }

    [Fact]
    public async Task A_plan_that_scans_is_seen()
    {
        using var db = await OpenAsync(Filling.Empty);

        Assert.True(ScansOrSorts(Plan(db, "SELECT * FROM mesh_jobs WHERE key = ?1")));
        Assert.True(ScansOrSorts(Plan(db, "SELECT * FROM mesh_jobs WHERE seq > ?1 ORDER BY run_at")));
    }

    private static bool ScansOrSorts(string plan) =>
        plan.Contains("SCAN ", StringComparison.Ordinal) || plan.Contains("TEMP B-TREE", StringComparison.Ordinal);

    private static Dictionary<string, string> Statements() => typeof(Sql).GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

    private static IEnumerable<StoreQuery> Queries()
    {
        SyncJobStatus[][] statuses =
        [
            [], [SyncJobStatus.Pending], [SyncJobStatus.Running], [SyncJobStatus.Pending, SyncJobStatus.Running], [SyncJobStatus.Failed],
            [SyncJobStatus.Running, SyncJobStatus.Quarantined], Enum.GetValues<SyncJobStatus>(),
        ];
        return
            from some in statuses
            from used in Enumerable.Range(0, 1 << 6)
            select new StoreQuery
            {
                Statuses = some,
                Descending = (used & 1) != 0,
                After = (used & 2) != 0 ? 1 : null,
                Kinds = (used & 4) != 0 ? ["work", "older"] : [],
                Key = (used & 8) != 0 ? "k" : null,
                EnqueuedFrom = (used & 16) != 0 ? DateTimeOffset.UnixEpoch : null,
                EnqueuedBefore = (used & 32) != 0 ? DateTimeOffset.UnixEpoch : null,
                Limit = 10,
            };
    }

    private static string Plan(Connection db, string sql)
    {
        var steps = new List<string>();
        using var plan = db.Prepare("EXPLAIN QUERY PLAN " + sql);
        while (plan.Step())
            steps.Add(plan.Text(3));

        // A filter in front of a list changes no access.
        steps.RemoveAll(step => step == "CREATE BLOOM FILTER");
        return string.Join("; ", steps);
    }

    private async Task<Connection> OpenAsync(Filling filling)
    {
        await (await Jobs.OpenAsync(_folder.File())).DisposeAsync();
        var db = Connection.Open(_folder.File(), raw.SQLITE_OPEN_READWRITE);
        db.Script("PRAGMA synchronous = OFF");
        if (filling == Filling.AnalyzedBeforeFilled)
        {
            Fill(db, 8, "i % 8");
            db.Script("ANALYZE");
        }

        if (filling is Filling.Filled or Filling.FilledAnalyzed or Filling.AnalyzedBeforeFilled)
            Fill(db, 4000, "i % 8");
        if (filling == Filling.EndedAnalyzed)
            Fill(db, 4000, "3");
        if (filling is Filling.EmptyAnalyzed or Filling.FilledAnalyzed or Filling.EndedAnalyzed)
            db.Script("ANALYZE");
        return db;
    }

    /// <summary>Adds jobs in the given states, a third of them without a key.</summary>
    private static void Fill(Connection db, int count, string state) => db.Script($"""
        BEGIN;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
        INSERT INTO mesh_gates(kind, version, network, priority, conditions) SELECT 'kind ' || i, i, 0, 0, '' FROM n WHERE i <= 40 ON CONFLICT DO NOTHING;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}), base AS (SELECT ifnull(max(seq), 0) AS last FROM mesh_jobs)
        INSERT INTO mesh_jobs(seq, id, gate, state, lane, excl, hold, pos, run_at, max_attempts, size, format, enqueued_at, finished_at, lease_until, owner, key)
        SELECT last + i, randomblob(16), 1 + i % 40, {state}, CASE WHEN i % 3 = 0 OR {state} > 2 THEN 0 WHEN {state} = 2 THEN 2 ELSE 1 END, {state} <> 2, 0,
            last + i, i, 10, 2, 1, i, i, i, i % 3, CASE WHEN i % 3 = 0 THEN NULL ELSE 'key ' || (last + i) END FROM n, base;
        INSERT OR IGNORE INTO mesh_bodies SELECT seq, x'7b7d' FROM mesh_jobs;
        INSERT OR IGNORE INTO mesh_checkpoints SELECT seq, x'7b7d' FROM mesh_jobs WHERE seq % 5 = 0;
        INSERT OR IGNORE INTO mesh_results SELECT seq, x'7b7d' FROM mesh_jobs WHERE state = 3;
        INSERT OR IGNORE INTO mesh_steps SELECT seq, 'step', NULL FROM mesh_jobs WHERE seq % 5 = 0;
        COMMIT
        """);
}
