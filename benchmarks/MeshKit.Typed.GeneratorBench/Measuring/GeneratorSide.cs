using System.Diagnostics;
using System.Globalization;
using Basic.Reference.Assemblies;
using MeshKit.Typed.GeneratorBench.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MeshKit.Typed.GeneratorBench.Measuring;

/// <summary>One of the two generators over a project: runs it, edits the project, and says how long the driver took.</summary>
internal sealed class GeneratorSide
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(MeshSync).Assembly.Location)];

    private readonly ISourceGenerator _generator;
    private readonly bool _isOfficial;
    private readonly PayloadProject _project;
    private readonly SyntaxTree[] _trees;
    private readonly bool _isTracked;
    private GeneratorDriver? _driver;
    private CSharpCompilation? _compilation;
    private int _assembly;
    private int _edit;

    public GeneratorSide(ISourceGenerator generator, bool isOfficial, PayloadProject project, bool isTracked = false)
    {
        (_generator, _isOfficial, _project, _isTracked) = (generator, isOfficial, project, isTracked);
        _trees = [.. project.Files(isOfficial).Select(file => Parse(file.Path, file.Text))];
    }

    /// <summary>What the last run made.</summary>
    public GeneratorRunResult Result => _driver!.GetRunResult().Results.Single();

    /// <summary>
    /// Runs a driver that knows nothing yet over a compilation that has bound nothing yet, of an assembly that was never seen: nothing that was
    /// found out before helps.
    /// </summary>
    public double Full()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Bench{++_assembly}");
        _compilation = CSharpCompilation.Create(name, _trees, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _driver = CSharpGeneratorDriver.Create(
            [_generator], parseOptions: ParseOptions, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, _isTracked));
        return Run();
    }

    /// <summary>Edits a file, and runs the driver again with what it remembers.</summary>
    public double Edit(EditKind kind)
    {
        var number = ++_edit;
        var (path, text) = kind == EditKind.Unrelated
            ? (PayloadProject.Unrelated, PayloadProject.UnrelatedFile(number))
            : (_project.EditedFile, _project.EditedPayload(_isOfficial, number, changesMembers: kind == EditKind.Member));
        var before = _compilation!.SyntaxTrees.Single(tree => tree.FilePath == path);
        _compilation = _compilation.ReplaceSyntaxTree(before, Parse(path, text));
        return Run();
    }

    /// <summary>How many outputs an edit wrote again, and how many there are.</summary>
    public (int Rewritten, int All) Outputs(EditKind kind)
    {
        var before = Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText);
        Edit(kind);
        var after = Result.GeneratedSources;
        return (after.Count(source => !before.TryGetValue(source.HintName, out var text) || !ReferenceEquals(text, source.SourceText)), after.Length);
    }

    /// <summary>Fails where the generated code does not compile: a generator that gives up is fast.</summary>
    public void MustCompile()
    {
        Full();
        var output = _compilation!.AddSyntaxTrees(Result.GeneratedSources.Select(source => source.SyntaxTree));
        if (output.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException(error.ToString());
    }

    private double Run()
    {
        var start = Stopwatch.GetTimestamp();
        _driver = _driver!.RunGenerators(_compilation!);
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return Result.Exception is { } exception ? throw exception : milliseconds;
    }

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, System.Text.Encoding.UTF8);
}
