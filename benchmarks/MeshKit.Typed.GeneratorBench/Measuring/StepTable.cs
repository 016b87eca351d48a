using System.Globalization;
using MeshKit.Typed.GeneratorBench.Sources;
using MeshKit.Typed.Generators;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.GeneratorBench.Measuring;

/// <summary>Prints what the driver knows of our generator's steps: how often each ran, and how long, in a full run and in an edit.</summary>
internal static class StepTable
{
    public static void Print(IEnumerable<PayloadProject> projects, int rounds, TextWriter output)
    {
        output.WriteLine("| payloads | work | step | runs | ms |");
        output.WriteLine("|---:|---|---|---:|---:|");
        foreach (var project in projects)
        {
            var side = new GeneratorSide(new SyncGenerator().AsSourceGenerator(), isOfficial: false, project, isTracked: true);
            for (var round = 1; round < rounds; round++)
                side.Full();
            Rows(output, project, "full run", side.Full(), side.Result);
            for (var round = 1; round < rounds; round++)
                side.Edit(EditKind.Body);
            Rows(output, project, "edit of a body", side.Edit(EditKind.Body), side.Result);
        }
    }

    private static void Rows(TextWriter output, PayloadProject project, string work, double all, GeneratorRunResult result)
    {
        Row(output, project, work, "the whole run", 1, all);
        var steps = result.TrackedSteps.Concat(result.TrackedOutputSteps)
            .Select(step => (step.Key, Runs: step.Value.Length, Time: step.Value.Sum(run => run.ElapsedTime.TotalMilliseconds)));
        foreach (var (name, runs, time) in steps.OrderByDescending(step => step.Time))
            Row(output, project, work, name, runs, time);
    }

    private static void Row(TextWriter output, PayloadProject project, string work, string step, int runs, double milliseconds) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {project.Count} | {work} | {step} | {runs} | {milliseconds:0.00} |"));
}
