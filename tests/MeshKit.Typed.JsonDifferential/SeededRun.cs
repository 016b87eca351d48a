using System.Collections.Concurrent;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>A run whose tapes come from a seed: the same everywhere, also natively.</summary>
public static class SeededRun
{
    private const int LongestTape = 240;

    /// <summary>Compares each type under each set of options.</summary>
    /// <param name="subjects">The types.</param>
    /// <param name="tapes">Tapes for each type and set. Each gives several inputs.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="differences">The first difference of each type and set, where there is one.</param>
    public static Tally Run(IReadOnlyList<Subject> subjects, int tapes, int seed, out IReadOnlyList<Difference> differences)
    {
        var tally = new Tally(subjects.Count, OptionSets.All.Count);
        var cache = new OptionsCache();
        var found = new ConcurrentBag<Difference>();
        Parallel.For(0, subjects.Count, index =>
        {
            foreach (var options in OptionSets.All)
            {
                if (Comparison.Of(subjects[index], options, cache, tally) is not { } comparison)
                    continue;
                Try(comparison.RunSamples);
                Try(() => Run(comparison, tapes, new Random(seed + index)));
            }
        });
        differences = [.. found.OrderBy(difference => difference.Subject.Name, StringComparer.Ordinal)];
        return tally;

        void Try(Action compare)
        {
            try
            {
                compare();
            }
            catch (DifferenceException exception)
            {
                tally.AddUnlisted();
                found.Add(exception.Difference);
            }
        }
    }

    private static void Run(Comparison comparison, int tapes, Random random)
    {
        for (var i = 0; i < tapes; i++)
        {
            var tape = new byte[random.Next(LongestTape)];
            random.NextBytes(tape);
            comparison.Run(tape);
        }
    }
}
