using System.Globalization;
using MeshKit.Typed.GeneratorBench.Sources;
using MeshKit.Typed.Generators;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.GeneratorBench.Measuring;

/// <summary>Runs our generator alone, so that a profiler sees nothing else.</summary>
internal static class Alone
{
    public static void Run(IEnumerable<PayloadProject> projects, EditKind kind, int rounds, TextWriter output)
    {
        foreach (var project in projects)
        {
            var side = new GeneratorSide(new SyncGenerator().AsSourceGenerator(), isOfficial: false, project);
            var full = side.Full();
            var edits = Enumerable.Range(0, rounds).Select(_ => side.Edit(kind)).Order().ToArray();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{project.Count} payloads: first run {full:0} ms, {kind} edits {edits[0]:0.0} to {edits[^1]:0.0} ms, median {edits[rounds / 2]:0.0} ms"));
        }
    }
}
