using System.Globalization;
using System.Text;

namespace MeshKit.Typed.Testing;

/// <summary>Jobs as an aligned table, with what was expected above what is there.</summary>
internal static class JobTable
{
    private const int MostRows = 30;
    private const int WidestCell = 72;
    private const string Any = "any";
    private static readonly string[] Header = ["", "kind", "status", "key", "due", "attempts", "payload"];

    public static string Print(IReadOnlyList<SyncJobInfo> jobs, ExpectedRow? expected, DateTimeOffset now)
    {
        if (jobs.Count == 0 && expected is null)
            return "No jobs.";
        var rows = new List<string[]> { Header };
        if (expected is not null)
            rows.Add(Cells(expected, now));
        foreach (var job in jobs.Take(MostRows))
            rows.Add(Cells(job, now, isFirst: job == jobs[0]));

        var widths = Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => Cut(row[column]).Length)).ToArray();
        var table = new StringBuilder();
        foreach (var row in rows)
            table.Append(Line(row, widths)).Append('\n');
        if (jobs.Count == 0)
            table.Append("No jobs are there.\n");
        if (jobs.Count > MostRows)
            table.Append(CultureInfo.InvariantCulture, $"and {jobs.Count - MostRows} more\n");
        return table.ToString();
    }

    private static string[] Cells(ExpectedRow expected, DateTimeOffset now) =>
    [
        "expected",
        expected.Kind,
        expected.Status ?? Any,
        expected.Key ?? Any,
        expected.Due is { } due ? Due(due, now) : Any,
        Any,
        expected.Payload ?? Any,
    ];

    private static string[] Cells(SyncJobInfo job, DateTimeOffset now, bool isFirst) =>
    [
        isFirst ? "there" : "",
        job.Kind,
        job.Status.ToString(),
        job.ConflictKey ?? "none",
        job.Status == SyncJobStatus.Pending ? Due(job.DueAt, now) : "-",
        $"{job.Attempt} of {job.MaxAttempts}",
        Encoding.UTF8.GetString(job.Payload.Utf8Json.Span),
    ];

    /// <summary>A time as the test's clock sees it: a test thinks in delays, not in dates.</summary>
    private static string Due(DateTimeOffset due, DateTimeOffset now)
    {
        if (due == now)
            return "now";
        return due > now ? $"in {due - now:c}" : $"{now - due:c} ago";
    }

    private static string Line(string[] row, int[] widths)
    {
        var line = new StringBuilder();
        for (var column = 0; column < row.Length; column++)
            line.Append(Cut(row[column]).PadRight(widths[column])).Append("  ");
        return line.ToString().TrimEnd();
    }

    private static string Cut(string cell) => cell.Length <= WidestCell ? cell : string.Concat(cell.AsSpan(0, WidestCell - 1), "…");
}
