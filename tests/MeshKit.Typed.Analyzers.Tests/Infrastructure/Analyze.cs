using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Tests;

/// <summary>Runs all analyzers at once, as a build does.</summary>
internal static class Analyze
{
    private static readonly ImmutableArray<MetadataReference> References = [.. Net100.References.All, Setup.MeshKit];

    /// <summary>Compiles code and runs all analyzers on it.</summary>
    /// <param name="code">The code; it may be incomplete.</param>
    /// <param name="output">What is compiled.</param>
    /// <param name="editorConfig">Severities by rule, as an <c>.editorconfig</c> gives them.</param>
    /// <param name="analyzers">Other analyzers than all of ours.</param>
    /// <param name="jobLock">The project's lock; null for none.</param>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(
        string code,
        OutputKind output = OutputKind.DynamicallyLinkedLibrary,
        IReadOnlyDictionary<string, ReportDiagnostic>? editorConfig = null,
        ImmutableArray<DiagnosticAnalyzer>? analyzers = null,
        string? jobLock = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var options = new CSharpCompilationOptions(output, nullableContextOptions: NullableContextOptions.Enable)
            .WithSyntaxTreeOptionsProvider(new Severities(editorConfig ?? ImmutableDictionary<string, ReportDiagnostic>.Empty));
        var trees = new[] { code, Setup.Usings }.Select((text, index) => CSharpSyntaxTree.ParseText(text, path: $"/{index}.cs", cancellationToken: cancellation));
        var compilation = CSharpCompilation.Create("Snippet", trees, References, options);
        var analysis = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(jobLock is null ? [] : [new LockText(jobLock)]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false);
        return await new CompilationWithAnalyzers(compilation, analyzers ?? Catalogue.Analyzers, analysis).GetAllDiagnosticsAsync(cancellation);
    }

    private sealed class Severities(IReadOnlyDictionary<string, ReportDiagnostic> byId) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            byId.TryGetValue(diagnosticId, out severity);

        // What is reported in another file than code follows a global configuration only.
        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            byId.TryGetValue(diagnosticId, out severity);
    }
}
