using System.CommandLine;
using MeshKit.Typed.EndToEnd;
using Spectre.Console;

ISection[] sections =
[
    new EnqueueSection(), new ProcessSection(), new MemorySection(), new DispatchSection(), new GrowthSection(), new BacklogSection(),
    new MillionSection(),
];
// A table in a file is not cut to the width of a terminal.
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 180;

var quick = new Option<bool>("--quick") { Description = "Fewer rounds and smaller backlogs: a look within two minutes." };
var folder = new Option<string?>("--folder") { Description = "Where the databases are made, and deleted at the end. The file system decides what FULL costs." };
var only = new Option<string[]>("--section") { Description = "Only these sections.", AllowMultipleArgumentsPerToken = true };
only.AcceptOnlyFromAmong([.. sections.Select(section => section.Name)]);

var root = new RootCommand("Measures MeshKit.Typed beside the same work without it: in turns, in one run. Run it in Release.") { quick, folder, only };
root.SetAction(async (arguments, _) =>
{
    using var bench = new Bench(arguments.GetValue(quick), arguments.GetValue(folder));
    var names = arguments.GetValue(only) ?? [];
    foreach (var section in sections.Where(section => names.Length == 0 || names.Contains(section.Name)))
        ResultTable.Print(section.Title, await section.RunAsync(bench));
    return 0;
});
return await root.Parse(args).InvokeAsync();
