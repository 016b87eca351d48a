using System.CommandLine;
using MeshKit.Typed.GeneratorBench.Measuring;
using MeshKit.Typed.GeneratorBench.Sources;

var sizes = new Option<int[]>("--payloads")
{
    Description = "How many payloads the project has.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [10, 100, 1000],
};
var rounds = new Option<int>("--rounds") { Description = "How often each figure is taken; the median counts.", DefaultValueFactory = _ => 21 };
var steps = new Option<bool>("--steps") { Description = "Instead of the table: where the time of our generator goes, step by step." };
var alone = new Option<EditKind?>("--alone") { Description = "Instead of the table: our generator alone over such edits, for a profiler to look at." };
var root = new RootCommand("Measures the generator beside the platform's JSON generator on the same types: in turns, in one run. Run it in Release.")
{
    sizes, rounds, steps, alone,
};
root.SetAction(arguments =>
{
    var project = arguments.GetValue(sizes)!.Select(count => new PayloadProject(count));
    if (arguments.GetValue(alone) is { } edit)
        Alone.Run(project, edit, arguments.GetValue(rounds), Console.Out);
    else if (arguments.GetValue(steps))
        StepTable.Print(project, arguments.GetValue(rounds), Console.Out);
    else
        RatioTable.Print(project, arguments.GetValue(rounds), Console.Out);
});
return root.Parse(args).Invoke();
