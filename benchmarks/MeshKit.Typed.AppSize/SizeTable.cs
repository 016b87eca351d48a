using System.Globalization;

namespace MeshKit.Typed.AppSize;

/// <summary>Starts the apps in turns and prints the table.</summary>
internal static class SizeTable
{
    public static void Print(App ours, App official, App none, int runs, TextWriter output)
    {
        App[] apps = [ours, official, none];
        var times = apps.Select(_ => new double[runs]).ToArray();
        foreach (var app in apps)
            app.Run();
        for (var run = 0; run < runs; run++)
        {
            // Which goes first changes from run to run.
            for (var i = 0; i < apps.Length; i++)
            {
                var app = (run + i) % apps.Length;
                times[app][run] = apps[app].Run();
            }
        }

        var medians = Array.ConvertAll(times, Median);
        var ratio = Median([.. times[0].Zip(times[1], (a, b) => a / b)]);
        output.WriteLine("| | ours | official | ratio | without JSON |");
        output.WriteLine("|---|---:|---:|---:|---:|");
        output.WriteLine(Row("size of the executable, kB", ours.Bytes / 1000.0, official.Bytes / 1000.0, (double)ours.Bytes / official.Bytes, none.Bytes / 1000.0));
        output.WriteLine(Row(
            "— of it, JSON", (ours.Bytes - none.Bytes) / 1000.0, (official.Bytes - none.Bytes) / 1000.0, (double)(ours.Bytes - none.Bytes) / (official.Bytes - none.Bytes), null));
        output.WriteLine(Row($"from start to exit, ms, median of {runs}", medians[0], medians[1], ratio, medians[2]));
    }

    private static string Row(string name, double ours, double official, double ratio, double? none) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {ours:#,##0.0} | {official:#,##0.0} | {ratio:0.00} | {none:#,##0.0} |");

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
