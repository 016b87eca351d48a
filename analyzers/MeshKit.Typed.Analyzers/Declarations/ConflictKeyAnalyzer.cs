using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Declarations;

/// <summary>MESH1001: a job says what makes two of it the same work, or why that does not matter.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConflictKeyAnalyzer : MeshAnalyzer
{
    /// <summary>What the fix writes as the reason. It does not count: only the author knows the real one.</summary>
    internal const string PlaceholderReason = "explain why the same work may be queued twice";

    /// <summary>Creates the analyzer.</summary>
    public ConflictKeyAnalyzer()
        : base(DeclarationRules.NoConflictKey)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols) =>
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (symbols.SyncJobOf(type) is { } job && !HasKey(job))
            {
                symbol.ReportDiagnostic(Diagnostic.Create(
                    DeclarationRules.NoConflictKey, job.LocationOr(type, symbol.CancellationToken), type.Name));
            }
        }, SymbolKind.NamedType);

    // A key that is wrong is another rule's finding.
    private static bool HasKey(AttributeData job) =>
        job.Named<string>("ConflictKey") is not null || job.Named<bool>("Singleton") || IsReason(job.Named<string>("AllowDuplicates"));

    private static bool IsReason(string? text) =>
        !string.IsNullOrWhiteSpace(text) && !string.Equals(text!.Trim(), PlaceholderReason, StringComparison.OrdinalIgnoreCase);
}
