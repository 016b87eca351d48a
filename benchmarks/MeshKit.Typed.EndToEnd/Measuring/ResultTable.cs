using System.Globalization;
using Spectre.Console;

namespace MeshKit.Typed.EndToEnd;

/// <summary>The table that is printed, section by section, as soon as each is measured.</summary>
internal static class ResultTable
{
    public static void Print(string title, IEnumerable<Comparison> rows)
    {
        var table = new Table { Border = TableBorder.Markdown, Title = new TableTitle(Markup.Escape(title)) };
        table.AddColumn("work");
        foreach (var name in (string[])["unit", "ours", "raw", "ratio", "quartiles", "target", ""])
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var row in rows)
        {
            table.AddRow(
                Markup.Escape(row.Work), row.Unit, Number(row.Ours), row.Raw is { } raw ? Number(raw) : "", Ratio(row.Ratio),
                row.Spread is { } spread ? $"{Ratio(spread.Low)} – {Ratio(spread.High)}" : "", row.Target is { } target ? $"≥ {Ratio(target)}" : "",
                row.Target is null ? "" : row.Ratio >= row.Target ? "reached" : "not reached");
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine();
    }

    private static string Ratio(double? ratio) => ratio is { } value ? value.ToString("0.00", CultureInfo.InvariantCulture) : "";

    private static string Number(double value) => value switch
    {
        >= 1000 => value.ToString("#,##0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
