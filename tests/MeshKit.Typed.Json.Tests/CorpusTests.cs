using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CsCheck;
using MeshKit.Typed.JsonDifferential;

namespace MeshKit.Typed.Json.Tests;

/// <summary>
/// The generated JSON against the platform's own generator: the same bytes, the same values, the same exceptions at the same paths, for every
/// type of the corpus under every set of options. <c>MESHKIT_JSON_INPUTS</c> sets how many inputs a type and set get at least.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const int InputsPerTape = 4;
    private const int LongestTape = 240;
    private const int Fewest = 300;

    private static readonly int Tapes = Environment.GetEnvironmentVariable("MESHKIT_JSON_INPUTS") is { } inputs
        ? (int.Parse(inputs, CultureInfo.InvariantCulture) + InputsPerTape - 1) / InputsPerTape
        : 6;

    [Fact]
    public void Both_generators_agree_but_for_what_is_listed()
    {
        var tally = new Tally(CorpusSubjects.All.Count, OptionSets.All.Count);
        var cache = new OptionsCache();
        var differences = new ConcurrentQueue<string>();
        Parallel.ForEach(CorpusSubjects.All, subject =>
        {
            foreach (var options in OptionSets.All)
            {
                if (Comparison.Of(subject, options, cache, tally) is not { } comparison)
                    continue;
                Try(comparison.RunSamples, tally, differences);
                Try(() => Gen.Byte.Array[0, LongestTape].Sample(comparison.Run, iter: Tapes, threads: 1, print: Print), tally, differences);
            }
        });

        // One line to quote.
        TestContext.Current.SendDiagnosticMessage(tally.Line);
        output.WriteLine(tally.Line);
        foreach (var (deviation, count) in tally.Deviations.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal))
            output.WriteLine($"{count,10}  {deviation}");
        Assert.True(differences.IsEmpty, string.Join('\n', differences.Take(20)));
        Assert.Empty(Deviations.All.Except(tally.Deviations.Keys));
        Assert.True(tally.Types >= Fewest, tally.Line);
        Assert.True(tally.OptionSets >= 6, tally.Line);
    }

    private static void Try(Action compare, Tally tally, ConcurrentQueue<string> differences)
    {
        try
        {
            compare();
        }
        catch (Exception exception) when (exception is DifferenceException or CsCheckException)
        {
            tally.AddUnlisted();
            differences.Enqueue((exception as DifferenceException ?? exception.InnerException ?? exception).Message);
        }
    }

    private static string Print(byte[] tape) => new StringBuilder("[").AppendJoin(", ", tape).Append(']').ToString();
}
