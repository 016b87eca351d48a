using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Docs.Tests.Snippets;

/// <summary>Compiles code as a project with the package would: with the generator and all analyzers. Any warning is an error.</summary>
internal static class SnippetCompiler
{
    // What <ImplicitUsings>enable</ImplicitUsings> gives.
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly Assembly GeneratorAssembly = Assembly.Load("MeshKit.Typed.Generators");
    private static readonly Assembly AnalyzerAssembly = Assembly.Load("MeshKit.Typed.Analyzers");

    /// <summary>Compiles sources into one assembly.</summary>
    /// <returns>The assembly's image.</returns>
    public static async Task<byte[]> CompileAsync(string assemblyName, OutputKind kind, IEnumerable<string> sources)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            assemblyName,
            sources.Prepend(ImplicitUsings).Select((source, i) => CSharpSyntaxTree.ParseText(source, parse, $"Snippet{i}.cs")),
            [
                .. Net100.References.All,
                MetadataReference.CreateFromFile(typeof(Mesh).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(Sqlite.SqliteProvider).Assembly.Location),
            ],
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error));

        var driver = CSharpGeneratorDriver.Create(Instances<IIncrementalGenerator>(GeneratorAssembly).Select(GeneratorExtensions.AsSourceGenerator), parseOptions: parse);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var generatorDiagnostics, TestContext.Current.CancellationToken);
        var analysis = generated.WithAnalyzers([.. Instances<DiagnosticAnalyzer>(AnalyzerAssembly)]);
        var diagnostics = await analysis.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(generatorDiagnostics.Concat(diagnostics), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

        using var image = new MemoryStream();
        Assert.True(generated.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return image.ToArray();
    }

    private static IEnumerable<T> Instances<T>(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(T))).Select(type => (T)Activator.CreateInstance(type)!);
}
