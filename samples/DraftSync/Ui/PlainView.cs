namespace DraftSync;

/// <summary>A line for everything that happens. Each job's story is told as it goes, so that nothing is left to report.</summary>
public sealed class PlainView : ProgressView
{
    public override async Task ShowAsync(UploadLog log, Task work)
    {
        log.Noted += Print;
        try
        {
            await work;
        }
        finally
        {
            log.Noted -= Print;
        }
    }

    public override void Report(UploadLog log)
    {
        var rows = log.Rows();
        Console.WriteLine($"{rows.Count(row => row.State == UploadState.Stored)} of {rows.Count} uploads stored, in {rows.Sum(row => row.Tries)} attempts.");
    }

    private static void Print(UploadRow row, string note) => Console.WriteLine($"  {row.DraftId} ({Size.Text(row.Length)}): {note}");
}
