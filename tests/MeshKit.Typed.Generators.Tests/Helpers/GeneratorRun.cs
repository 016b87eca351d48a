using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Generators.Tests.Helpers;

/// <summary>What the generator made of a compilation, and how it goes on after an edit.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;
    private readonly CSharpCompilation _input;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input, Compilation output)
    {
        _driver = driver;
        _input = input;
        Output = output;
        Result = driver.GetRunResult().Results[0];
        Assert.Null(Result.Exception);
        Assert.Empty(Result.Diagnostics);
    }

    /// <summary>The sources together with what was generated.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Files => Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>Runs the generator, and other ones beside it.</summary>
    public static GeneratorRun Start(
        CSharpCompilation compilation, AnalyzerConfigOptionsProvider? options = null, CSharpParseOptions? parse = null, params IReadOnlyList<ISourceGenerator> others)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SyncGenerator().AsSourceGenerator(), .. others],
            parseOptions: parse ?? GeneratorTest.ParseOptions,
            optionsProvider: options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new GeneratorRun(driver, compilation, output);
    }

    /// <summary>Runs again after an edit, with what the driver remembers.</summary>
    public GeneratorRun Then(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        var input = edit(_input);
        var driver = _driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        return new GeneratorRun(driver, input, output);
    }

    /// <summary>Replaces one of the sources.</summary>
    public GeneratorRun Edit(int source, string text) => Then(compilation =>
    {
        var path = $"Source{source}.cs";
        return compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(tree => tree.FilePath == path), GeneratorTest.Parse(text, path));
    });

    /// <summary>The sources that were given, without the usings that all of them have.</summary>
    public IReadOnlyList<string> Sources => [.. _input.SyntaxTrees.Where(tree => tree.FilePath.StartsWith("Source", StringComparison.Ordinal)).Select(tree => tree.ToString())];

    /// <summary>Runs again with other options of the project.</summary>
    public GeneratorRun WithOptions(AnalyzerConfigOptionsProvider options)
    {
        var driver = _driver.WithUpdatedAnalyzerConfigOptions(options).RunGeneratorsAndUpdateCompilation(_input, out var output, out _);
        return new GeneratorRun(driver, _input, output);
    }

    /// <summary>Asserts that everything compiles without errors and warnings.</summary>
    public GeneratorRun Compiles()
    {
        var diagnostics = Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        var text = string.Join('\n', diagnostics);
        Assert.True(text.Length == 0, text);
        return this;
    }

    /// <summary>The run reasons of a step's outputs, in order.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var runs) ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)] : [];

    /// <summary>The generated files that were written again: those whose output step is neither cached nor unchanged.</summary>
    public IReadOnlyList<string> Rewritten(GeneratorRun before) =>
        [.. Files.Where(file => !before.Result.GeneratedSources.Any(old => old.HintName == file.Key && ReferenceEquals(old.SourceText, Text(file.Key)))).Select(file => file.Key).Order(StringComparer.Ordinal)];

    private Microsoft.CodeAnalysis.Text.SourceText Text(string hintName) => Result.GeneratedSources.Single(source => source.HintName == hintName).SourceText;
}
