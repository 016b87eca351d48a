using System.Globalization;
using MeshKit.Typed.GeneratorBench.Sources;
using MeshKit.Typed.Generators;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.GeneratorBench.Measuring;

/// <summary>
/// Runs both generators in turns and prints the table. Machines drift, so only two figures of one round are compared, and which goes first
/// alternates; a ratio is the median of the rounds' ratios.
/// </summary>
internal static class RatioTable
{
    // Compiling a thousand payloads takes a minute, and says no more than compiling a hundred.
    private const int LargestCompiled = 100;

    public static void Print(IEnumerable<PayloadProject> projects, int rounds, TextWriter output)
    {
        output.WriteLine("| payloads | work | ours, ms | official, ms | ratio | quartiles | files written again: ours | official |");
        output.WriteLine("|---:|---|---:|---:|---:|---|---:|---:|");
        foreach (var project in projects)
        {
            var ours = new GeneratorSide(new SyncGenerator().AsSourceGenerator(), isOfficial: false, project);
            var official = new GeneratorSide(OfficialGenerator.Load(), isOfficial: true, project);
            if (project.Count <= LargestCompiled)
            {
                ours.MustCompile();
                official.MustCompile();
            }

            ours.Full();
            official.Full();
            Row(output, project, "full run", rounds, ours.Full, official.Full, ours.Result.GeneratedSources.Length, official.Result.GeneratedSources.Length);
            foreach (var (kind, name) in ((EditKind, string)[])[(EditKind.Unrelated, "edit elsewhere"), (EditKind.Body, "edit of a body"), (EditKind.Member, "edit of a member")])
            {
                var (here, there) = (ours.Outputs(kind), official.Outputs(kind));
                Row(output, project, name, rounds, () => ours.Edit(kind), () => official.Edit(kind), here.Rewritten, there.Rewritten);
            }
        }
    }

    private static void Row(
        TextWriter output, PayloadProject project, string work, int rounds, Func<double> ours, Func<double> official, int oursWritten, int officialWritten)
    {
        // The compiler of a busy machine takes its time to compile what is called often; a large project calls everything often enough.
        for (var warmUp = 0; warmUp < (project.Count > LargestCompiled ? 2 : 15); warmUp++)
        {
            ours();
            official();
        }

        var (a, b, ratios) = (new double[rounds], new double[rounds], new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            GC.Collect();
            if (round % 2 == 0)
                a[round] = ours();
            b[round] = official();
            if (round % 2 != 0)
                a[round] = ours();
            ratios[round] = a[round] / b[round];
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {project.Count} | {work} | {Quantile(a, 0.5):0.0} | {Quantile(b, 0.5):0.0} | {Quantile(ratios, 0.5):0.00} | {Quantile(ratios, 0.25):0.00} – {Quantile(ratios, 0.75):0.00} | {oursWritten} | {officialWritten} |"));
    }

    private static double Quantile(double[] values, double at)
    {
        var sorted = values.Order().ToArray();
        var place = at * (sorted.Length - 1);
        var below = (int)place;
        return sorted[below] + ((sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]) * (place - below));
    }
}
