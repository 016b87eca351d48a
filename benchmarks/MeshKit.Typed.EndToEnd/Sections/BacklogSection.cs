namespace MeshKit.Typed.EndToEnd;

/// <summary>Backlogs that are known to slow queues down: what one transaction takes that settles a hundred jobs and claims a hundred.</summary>
internal sealed class BacklogSection : ISection
{
    private const int Batch = 100;

    public string Name => "backlog";

    public string Title => "Adversarial backlogs (SQLite, one transaction that settles 100 and claims 100)";

    public async Task<IReadOnlyList<Comparison>> RunAsync(Bench bench)
    {
        var many = bench.Choose(100_000, 1_000_000);
        var lane = bench.Choose(20_000, 100_000);
        var now = DateTime.UtcNow.AddSeconds(-1);
        return
        [
            await MeasureAsync(bench, "10,000 jobs, 3 gates", seed =>
            {
                var gate = seed.AddGates("upload-note", 3, priority: "i - 1");
                seed.AddReady(10_000, $"{gate} + i % 3", now);
            }),
            await MeasureAsync(bench, $"{many:#,0} that this flush may not claim, in front", seed =>
            {
                var other = seed.AddGates("export", priority: "2");
                var gate = seed.AddGates("upload-note");
                seed.AddReady(many, $"{other}", now.AddHours(-1));
                seed.AddReady(10_000, $"{gate}", now);
            }),
            await MeasureAsync(bench, $"{lane:#,0} in one lane, and 1,000 lanes", seed =>
            {
                var gate = seed.AddGates("upload-note");
                seed.AddReady(1, $"{gate}", now, "'one'");
                seed.AddWaiting(lane, $"{gate}", now, "'one'");
                seed.AddReady(1000, $"{gate}", now, "printf('lane-%d', i % 1000)");
                seed.AddWaiting(20_000, $"{gate}", now, "printf('lane-%d', i % 1000)");
            }),
            await MeasureAsync(bench, $"{many:#,0} delayed", seed =>
            {
                var gate = seed.AddGates("upload-note");
                seed.AddReady(many, $"{gate}", now.AddDays(1));
                seed.AddReady(10_000, $"{gate}", now);
            }),
            await MeasureAsync(bench, "250 gates", seed =>
            {
                var gate = seed.AddGates("upload-note", 250, priority: "i % 5 - 2");
                seed.AddReady(10_000, $"{gate} + i % 250", now);
            }),
            await MeasureAsync(bench, $"{many:#,0} finished, {many:#,0} pending", seed =>
            {
                var gate = seed.AddGates("upload-note");
                seed.AddFinished(many, $"{gate}");
                seed.AddReady(many, $"{gate}", now);
            }),
        ];
    }

    private static async Task<Comparison> MeasureAsync(Bench bench, string name, Action<Seeder> seed)
    {
        var (oursPath, rawPath) = await SeedAsync(bench, seed);
        try
        {
            await using var store = await Bench.OpenStoreAsync(oursPath);
            using var raw = new RawStore(rawPath);
            raw.UseGates("upload-note");
            var side = new StoreSide(store);
            var claimed = new List<RawClaim>();
            return await Paired.TimesAsync(name, "ms", bench.Choose(15, 60), null, Ours, Raw);

            Task<double> Ours() => Rate.MillisecondsAsync(async () => Expect(await side.ExchangeAsync()));

            Task<double> Raw() => Rate.MillisecondsAsync(() =>
            {
                raw.Exchange(claimed, Batch);
                Expect(claimed.Count);
            });
        }
        finally
        {
            Bench.Delete(oursPath, rawPath);
        }
    }

    private static async Task<(string Ours, string Raw)> SeedAsync(Bench bench, Action<Seeder> seed)
    {
        var (ours, raw) = (await bench.NewStoreFileAsync(), bench.NewPath());
        await Seeder.SeedAsync(ours, seed);
        File.Copy(ours, raw);
        return (ours, raw);
    }

    private static void Expect(int claimed)
    {
        if (claimed != Batch)
            throw new InvalidOperationException($"{claimed} jobs were claimed.");
    }
}
