using Spectre.Console;
using Spectre.Console.Rendering;

namespace DraftSync;

/// <summary>A bar for all uploads and one for each that is under way, redrawn in place; at the end, a table of what each job did.</summary>
public sealed class LiveView : ProgressView
{
    private const int MostShown = 8;
    private const int BarWidth = 24;
    private const int RestOfLine = 72;
    private const int MostReported = 40;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(80);

    public override async Task ShowAsync(UploadLog log, Task work)
    {
        await AnsiConsole.Live(Render(log.Rows())).AutoClear(true).StartAsync(async context =>
        {
            do
            {
                context.UpdateTarget(Render(log.Rows()));
                await Task.WhenAny(work, Task.Delay(Refresh));
            }
            while (!work.IsCompleted);
        });
        await work;
    }

    public override void Report(UploadLog log)
    {
        var rows = log.Rows();
        var eventful = rows.Where(row => row.State != UploadState.Stored || row.Notes.Count > 1).ToArray();
        var shown = rows.Count <= MostReported ? rows : eventful;
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("Draft").NoWrap());
        table.AddColumn(new TableColumn("Size").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("Tries").RightAligned().NoWrap());
        table.AddColumn("What happened");
        foreach (var row in shown)
            table.AddRow(new Text(Shorten(row.DraftId)), new Text(Size.Text(row.Length)), new Text($"{row.Tries}"), Story(row));
        AnsiConsole.Write(table);
        if (shown.Count < rows.Count)
            AnsiConsole.MarkupLine($"[grey]{rows.Count - shown.Count} more were stored at the first attempt.[/]");
    }

    private static Rows Render(IReadOnlyList<UploadRow> rows)
    {
        var stored = rows.Count(row => row.State == UploadState.Stored);
        var waiting = rows.Count(row => row.State == UploadState.Waiting);
        var total = rows.Sum(row => row.Length);
        var done = rows.Sum(row => row.HasEnded ? row.Length : Math.Min(row.Offset, row.Length));
        var lines = new List<IRenderable>
        {
            new Markup($"  {Bar(done, total)} [bold]{stored}[/] of {rows.Count} stored, {Size.Text(done)} of {Size.Text(total)}"
                + (waiting > 0 ? $", [yellow]{waiting} waiting to be tried again[/]" : "")),
        };

        // Those that move come first: they are what one looks at.
        var shown = rows.Where(row => row.State is UploadState.Uploading or UploadState.Waiting).OrderBy(row => row.State).Take(MostShown);
        lines.AddRange(shown.Select(row => new Markup(
            $"  {Bar(row.Offset, row.Length)} {Markup.Escape(Shorten(row.DraftId))} [grey]{Size.Text(row.Length)}[/]"
            + (row.Notes.Count > 0 ? $"  [yellow]{Markup.Escape(row.Notes[^1])}[/]" : ""))));
        return new Rows(lines);
    }

    private static string Bar(long done, long total)
    {
        var filled = total == 0 ? BarWidth : (int)(BarWidth * done / total);
        return $"[green]{new string('━', filled)}[/][grey]{new string('─', BarWidth - filled)}[/]";
    }

    // The end of a path says more than its beginning. Lines that wrap would make a live view jump.
    private static string Shorten(string draftId)
    {
        var longest = Math.Clamp(AnsiConsole.Profile.Width - RestOfLine, 16, 44);
        return draftId.Length <= longest ? draftId : "…" + draftId[^(longest - 1)..];
    }

    private static Markup Story(UploadRow row)
    {
        var colour = row.State switch
        {
            UploadState.Stored => "green",
            UploadState.Failed => "red",
            _ => "yellow",
        };
        var last = row.Notes.Count > 0 ? row.Notes[^1] : row.State.ToString();
        var before = string.Concat(row.Notes.Take(row.Notes.Count - 1).Select(note => $"[yellow]{Markup.Escape(note)}[/] · "));
        return new Markup($"{before}[{colour}]{Markup.Escape(last)}[/]");
    }
}
