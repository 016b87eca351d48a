using System.Globalization;
using MeshKit.Typed.JsonDifferential;

// Compares the generated JSON with that of the platform's generator on every type of the corpus. Arguments: tapes, seed.
var tapes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var tally = SeededRun.Run(CorpusSubjects.All, tapes, seed, out var differences);
foreach (var difference in differences)
    Console.WriteLine(difference);
foreach (var (deviation, count) in tally.Deviations.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal))
    Console.WriteLine($"{count,10}  {deviation}");
var unused = Deviations.All.Except(tally.Deviations.Keys).ToList();
foreach (var deviation in unused)
    Console.WriteLine($"never occurred: {deviation}");
Console.WriteLine(tally.Line);
return differences.Count == 0 && unused.Count == 0 ? 0 : 1;
