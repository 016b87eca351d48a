namespace MeshKit.Typed.EndToEnd;

/// <summary>Durable enqueues through the typed, generated method.</summary>
internal sealed class EnqueueSection : ISection
{
    private const int Callers = 8;

    public string Name => "enqueue";

    public string Title => "Enqueue (SQLite, synchronous = FULL)";

    public async Task<IReadOnlyList<Comparison>> RunAsync(Bench bench)
    {
        var oursPath = await bench.NewStoreFileAsync();
        var rawPath = await bench.NewStoreFileAsync();
        await using var mesh = await Bench.OpenSqliteAsync(oursPath);
        using var raw = new RawStore(rawPath);
        return
        [
            await OneByOne.RatesAsync("one by one", bench.Choose(9, 25), 0.95, bench.Choose(300, 1000), mesh.Sync, raw),
            await ManyCallersAsync(bench, mesh.Sync, raw),
            await BulkAsync(bench, mesh.Sync, raw),
        ];
    }

    private static async Task<Comparison> ManyCallersAsync(Bench bench, MeshSync sync, RawStore raw)
    {
        var count = bench.Choose(1000, 4000);
        using var writer = new RawGroupWriter(raw);
        return await Paired.RatesAsync($"{Callers} callers, against a group commit", bench.Choose(7, 21), 0.9, Ours, Raw);

        Task<double> Ours()
        {
            var notes = Notes.Many(count);
            return Rate.OfAsync(count, () => EachCallerAsync(count, i => sync.EnqueueAsync(notes[i])));
        }

        Task<double> Raw()
        {
            var jobs = RawJob.Many(count);
            return Rate.OfAsync(count, () => EachCallerAsync(count, i => writer.EnqueueAsync(jobs[i])));
        }
    }

    private static Task<Comparison> BulkAsync(Bench bench, MeshSync sync, RawStore raw)
    {
        const int Count = 10_000;
        return Paired.RatesAsync("10,000 in one transaction", bench.Choose(3, 9), 0.8, Ours, Raw);

        Task<double> Ours()
        {
            var notes = Notes.Many(Count);
            return Rate.OfAsync(Count, () => sync.EnqueueManyAsync(notes));
        }

        Task<double> Raw()
        {
            var jobs = RawJob.Many(Count);
            return Rate.OfAsync(Count, () => raw.Enqueue(jobs));
        }
    }

    private static Task EachCallerAsync(int count, Func<int, Task> enqueue) => Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
    {
        for (var i = caller; i < count; i += Callers)
            await enqueue(i);
    })));
}
