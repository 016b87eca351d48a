namespace MeshKit.Typed.EndToEnd;

/// <summary>
/// Measures two things in turns. Machines drift: clocks, caches, neighbours, the disk. Only two figures of one round are compared, and which
/// of the two goes first alternates.
/// </summary>
internal static class Paired
{
    /// <summary>Compares rates: more is better.</summary>
    public static Task<Comparison> RatesAsync(string work, int rounds, double? target, Func<Task<double>> ours, Func<Task<double>> raw) =>
        RunAsync(work, "jobs/s", rounds, target, ours, raw, static (a, b) => a / b);

    /// <summary>Compares times: less is better.</summary>
    public static Task<Comparison> TimesAsync(string work, string unit, int rounds, double? target, Func<Task<double>> ours, Func<Task<double>> raw) =>
        RunAsync(work, unit, rounds, target, ours, raw, static (a, b) => b / a);

    private static async Task<Comparison> RunAsync(
        string work, string unit, int rounds, double? target, Func<Task<double>> ours, Func<Task<double>> raw, Func<double, double, double> compare)
    {
        // Once without counting: the JIT, the pages and the pools.
        _ = await ours();
        _ = await raw();
        var (a, b, ratios) = (new double[rounds], new double[rounds], new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            // Each round begins with an empty stack and a collected heap: what the last one left is not to be paid for by the next.
            await Task.Yield();
            GC.Collect();
            if (round % 2 == 0)
                a[round] = await ours();
            b[round] = await raw();
            if (round % 2 != 0)
                a[round] = await ours();
            ratios[round] = compare(a[round], b[round]);
        }

        return new Comparison(work, unit, Statistics.Median(a), Statistics.Median(b), Statistics.Median(ratios), target)
        {
            Spread = (Statistics.Quantile(ratios, 0.25), Statistics.Quantile(ratios, 0.75)),
        };
    }
}
