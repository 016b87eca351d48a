namespace MeshKit.Typed.EndToEnd;

/// <summary>How much slower work becomes with the size of the backlog, beside a million jobs that have ended. Slower is fine where raw is, too.</summary>
internal sealed class GrowthSection : ISection
{
    private const int Batch = 100;

    public string Name => "growth";

    public string Title => "Growth: pending jobs beside finished ones";

    public async Task<IReadOnlyList<Comparison>> RunAsync(Bench bench) => [.. await SqliteAsync(bench), .. await MemoryAsync(bench)];

    private static int[] Sizes(Bench bench) => bench.Choose<int[]>([1_000, 100_000], [1_000, 10_000, 100_000, 1_000_000]);

    private static int Finished(Bench bench) => bench.Choose(100_000, 1_000_000);

    private static async Task<List<Comparison>> SqliteAsync(Bench bench)
    {
        var (oursPath, rawPath) = (await bench.NewStoreFileAsync(), await bench.NewStoreFileAsync());
        var (enqueue, claim) = (new List<Comparison>(), new List<Comparison>());
        var pending = 0;
        foreach (var size in Sizes(bench))
        {
            foreach (var path in (string[])[oursPath, rawPath])
                await SeedAsync(path, pending == 0 ? Finished(bench) : 0, size - pending);
            pending = size;
            await using var mesh = await Bench.OpenSqliteAsync(oursPath);
            await using var store = await Bench.OpenStoreAsync(oursPath);
            using var raw = new RawStore(rawPath);
            raw.UseGates("upload-note");
            enqueue.Add(await OneByOne.RatesAsync(
                $"SQLite, {size:#,0} pending: enqueue one by one", bench.Choose(5, 15), null, bench.Choose(100, 400), mesh.Sync, raw));
            claim.Add(await ClaimAsync(bench, $"SQLite, {size:#,0} pending: settle and claim 100", new StoreSide(store), raw));
        }

        Bench.Delete(oursPath, rawPath);
        return [.. enqueue, .. claim, Slope("SQLite enqueue", enqueue), Slope("SQLite settle and claim", claim)];
    }

    private static Task SeedAsync(string path, int finished, int pending) => Seeder.SeedAsync(path, seeder =>
    {
        if (finished > 0)
        {
            seeder.AddGates("upload-note");
            seeder.AddFinished(finished, "1");
        }

        seeder.AddReady(pending, "1", DateTime.UtcNow.AddSeconds(-1));
    });

    private static Task<Comparison> ClaimAsync(Bench bench, string work, StoreSide side, RawStore raw)
    {
        // Together no more than was enqueued before, so that the backlog keeps its size.
        var batches = bench.Choose(1, 4);
        var claimed = new List<RawClaim>();
        return Paired.RatesAsync(work, bench.Choose(4, 13), null, Ours, Raw);

        Task<double> Ours() => Rate.OfAsync(batches * Batch, async () =>
        {
            for (var i = 0; i < batches; i++)
                await side.ExchangeAsync();
        });

        Task<double> Raw() => Rate.OfAsync(batches * Batch, () =>
        {
            for (var i = 0; i < batches; i++)
                raw.Exchange(claimed, Batch);
        });
    }

    private static async Task<List<Comparison>> MemoryAsync(Bench bench)
    {
        const int Count = 5_000;
        await using var mesh = await Bench.OpenMemoryAsync();
        var raw = new RawMemory();
        var rows = new List<Comparison>();
        await AddAsync(Finished(bench));
        await Ours(Finished(bench));
        await Raw(Finished(bench));
        var pending = 0;
        foreach (var size in Sizes(bench))
        {
            await AddAsync(size - pending);
            pending = size;
            rows.Add(await Paired.RatesAsync($"memory, {size:#,0} pending: enqueue and flush {Count:#,0}", bench.Choose(5, 11), null, OursCycle, RawCycle));
        }

        return [.. rows, Slope("memory", rows)];

        async Task AddAsync(int count)
        {
            foreach (var note in Notes.Many(count))
            {
                await mesh.Sync.EnqueueAsync(note);
                raw.Enqueue(note);
            }
        }

        Task Ours(int count) => mesh.Sync.FlushAsync(new FlushOptions { Handlers = Notes.Handlers, MaxJobs = count });

        Task Raw(int count) => raw.DrainAsync(new EmptyRawHandler(), count);

        Task<double> OursCycle()
        {
            var notes = Notes.Many(Count);
            return Rate.OfAsync(Count, async () =>
            {
                foreach (var note in notes)
                    await mesh.Sync.EnqueueAsync(note);
                await Ours(Count);
            });
        }

        Task<double> RawCycle()
        {
            var notes = Notes.Many(Count);
            return Rate.OfAsync(Count, async () =>
            {
                foreach (var note in notes)
                    raw.Enqueue(note);
                await Raw(Count);
            });
        }
    }

    /// <summary>What is left of the ratio to raw at the largest backlog, of that at the smallest: below 1, ours falls steeper.</summary>
    private static Comparison Slope(string what, List<Comparison> rows)
    {
        var (first, last) = (rows[0], rows[^1]);
        return new Comparison(
            $"{what}: largest of smallest", "of 1", last.Ours / first.Ours, last.Raw / first.Raw, last.Ratio / first.Ratio, 0.95);
    }
}
