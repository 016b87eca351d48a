namespace MeshKit.Typed.EndToEnd;

/// <summary>Runs a backlog with an empty handler, against claims and settlements of a hundred in one transaction.</summary>
internal sealed class ProcessSection : ISection
{
    private const int RawBatch = 100;

    public string Name => "process";

    public string Title => "Process (SQLite, synchronous = FULL, empty typed handler, concurrency 1)";

    public async Task<IReadOnlyList<Comparison>> RunAsync(Bench bench)
    {
        var oursPath = await bench.NewStoreFileAsync();
        var rawPath = await bench.NewStoreFileAsync();
        await using var mesh = await Bench.OpenSqliteAsync(oursPath);
        using var raw = new RawStore(rawPath);
        var count = bench.Choose(5_000, 20_000);
        var process = await Paired.RatesAsync($"a flush of {count:#,0} jobs, against fused batches of 100", bench.Choose(5, 11), 0.7, Ours, Raw);
        return [process, await EndToEndAsync(bench, mesh.Sync, raw)];

        async Task<double> Ours()
        {
            await mesh.Sync.EnqueueManyAsync(Notes.Many(count));
            return await Rate.OfAsync(count, () => FlushAsync(mesh.Sync, count));
        }

        async Task<double> Raw()
        {
            raw.Enqueue(RawJob.Many(count));
            return await Rate.OfAsync(count, () => Expect(count, raw.Drain(RawBatch)));
        }
    }

    private static Task<Comparison> EndToEndAsync(Bench bench, MeshSync sync, RawStore raw)
    {
        var count = bench.Choose(500, 2_000);
        return Paired.RatesAsync("end to end: enqueued one by one, then flushed", bench.Choose(3, 11), null, Ours, Raw);

        Task<double> Ours()
        {
            var notes = Notes.Many(count);
            return Rate.OfAsync(count, async () =>
            {
                foreach (var note in notes)
                    await sync.EnqueueAsync(note);
                await FlushAsync(sync, count);
            });
        }

        Task<double> Raw()
        {
            var jobs = RawJob.Many(count);
            return Rate.OfAsync(count, () =>
            {
                for (var i = 0; i < jobs.Length; i++)
                    raw.Enqueue(jobs.AsSpan(i, 1));
                Expect(count, raw.Drain(RawBatch));
            });
        }
    }

    private static async Task FlushAsync(MeshSync sync, int count) =>
        Expect(count, (await sync.FlushAsync(new FlushOptions { Handlers = Notes.Handlers })).Succeeded);

    private static void Expect(long expected, long actual)
    {
        if (actual != expected)
            throw new InvalidOperationException($"{actual} of {expected} jobs were run.");
    }
}
