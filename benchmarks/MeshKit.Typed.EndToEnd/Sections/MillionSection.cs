using System.Diagnostics;

namespace MeshKit.Typed.EndToEnd;

/// <summary>One flush of a million jobs, and how much memory it takes.</summary>
internal sealed class MillionSection : ISection
{
    private const int Batch = 10_000;
    private const double MiB = 1024 * 1024;

    public string Name => "million";

    public string Title => "One flush of a million jobs";

    public async Task<IReadOnlyList<Comparison>> RunAsync(Bench bench)
    {
        var count = bench.Choose(100_000, 1_000_000);
        var path = await bench.NewStoreFileAsync();
        List<Comparison> rows = [];
        await using (var mesh = await Bench.OpenSqliteAsync(path))
            rows.AddRange(await MeasureAsync($"SQLite, {count:#,0} jobs", mesh.Sync, count));
        Bench.Delete(path);
        await using (var mesh = await Bench.OpenMemoryAsync())
            rows.AddRange(await MeasureAsync($"memory, {count:#,0} jobs", mesh.Sync, count));
        return rows;
    }

    private static async Task<Comparison[]> MeasureAsync(string name, MeshSync sync, int count)
    {
        var started = Stopwatch.GetTimestamp();
        for (var left = count; left > 0; left -= Batch)
            await sync.EnqueueManyAsync(Notes.Many(Math.Min(Batch, left)));
        var enqueued = Stopwatch.GetElapsedTime(started);

        using var memory = new PeakMemory();
        started = Stopwatch.GetTimestamp();
        var report = await sync.FlushAsync(new FlushOptions { Handlers = Notes.Handlers });
        var flushed = Stopwatch.GetElapsedTime(started);
        if (report.Succeeded != count)
            throw new InvalidOperationException($"{report.Succeeded} of {count} jobs were run.");
        return
        [
            Figure($"{name}: enqueued by {Batch:#,0}", "jobs/s", count / enqueued.TotalSeconds),
            Figure($"{name}: flushed", "jobs/s", count / flushed.TotalSeconds),
            Figure($"{name}: managed heap before the flush", "MiB", memory.HeapBefore / MiB),
            Figure($"{name}: managed heap at its peak", "MiB", memory.Heap / MiB),
            Figure($"{name}: working set before the flush", "MiB", memory.WorkingSetBefore / MiB),
            Figure($"{name}: working set at its peak", "MiB", memory.WorkingSet / MiB),
        ];
    }

    private static Comparison Figure(string work, string unit, double value) => new(work, unit, value, null, null, null);
}
