namespace MeshKit.Typed.EndToEnd;

/// <summary>The full cycle in memory.</summary>
internal sealed class MemorySection : ISection
{
    public string Name => "memory";

    public string Title => "In memory, against lock + Dictionary + PriorityQueue, both with JSON both ways";

    public async Task<IReadOnlyList<Comparison>> RunAsync(Bench bench)
    {
        var count = bench.Choose(20_000, 50_000);
        var rounds = bench.Choose(9, 21);
        return
        [
            await Paired.RatesAsync("full cycle: enqueue, run, settle", rounds, 0.6, Ours, Raw),
            await Paired.RatesAsync("  of it, enqueue", rounds, null, OursEnqueue, RawEnqueue),
            await Paired.RatesAsync("  of it, a flush", rounds, null, OursFlush, RawFlush),
        ];

        async Task<double> Ours()
        {
            var notes = Notes.Many(count);
            await using var mesh = await Bench.OpenMemoryAsync();
            return await Rate.OfAsync(count, async () =>
            {
                await EnqueueAsync(mesh.Sync, notes);
                await FlushAsync(mesh.Sync, count);
            });
        }

        Task<double> Raw()
        {
            var notes = Notes.Many(count);
            var memory = new RawMemory();
            return Rate.OfAsync(count, async () =>
            {
                Enqueue(memory, notes);
                await memory.DrainAsync(new EmptyRawHandler());
            });
        }

        async Task<double> OursEnqueue()
        {
            var notes = Notes.Many(count);
            await using var mesh = await Bench.OpenMemoryAsync();
            return await Rate.OfAsync(count, () => EnqueueAsync(mesh.Sync, notes));
        }

        Task<double> RawEnqueue()
        {
            var notes = Notes.Many(count);
            return Rate.OfAsync(count, () => Enqueue(new RawMemory(), notes));
        }

        async Task<double> OursFlush()
        {
            await using var mesh = await Bench.OpenMemoryAsync();
            await EnqueueAsync(mesh.Sync, Notes.Many(count));
            return await Rate.OfAsync(count, () => FlushAsync(mesh.Sync, count));
        }

        Task<double> RawFlush()
        {
            var memory = new RawMemory();
            Enqueue(memory, Notes.Many(count));
            return Rate.OfAsync(count, () => memory.DrainAsync(new EmptyRawHandler()));
        }
    }

    private static async Task EnqueueAsync(MeshSync sync, UploadNote[] notes)
    {
        foreach (var note in notes)
            await sync.EnqueueAsync(note);
    }

    private static void Enqueue(RawMemory memory, UploadNote[] notes)
    {
        foreach (var note in notes)
            memory.Enqueue(note);
    }

    private static async Task FlushAsync(MeshSync sync, int count)
    {
        var report = await sync.FlushAsync(new FlushOptions { Handlers = Notes.Handlers });
        if (report.Succeeded != count)
            throw new InvalidOperationException($"{report.Succeeded} of {count} jobs were run.");
    }
}
