using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Declarations;

/// <summary>MESH1015: a payload is sealed, so that nothing of what is enqueued is sliced off.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SealedPayloadAnalyzer : MeshAnalyzer
{
    /// <summary>Creates the analyzer.</summary>
    public SealedPayloadAnalyzer()
        : base(DeclarationRules.NotSealed)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols) =>
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            // An abstract or static payload cannot be generated for at all (MESH1014).
            if (type is { TypeKind: TypeKind.Class, IsSealed: false, IsAbstract: false, IsStatic: false } && symbols.SyncJobOf(type) is not null)
                symbol.ReportDiagnostic(Diagnostic.Create(DeclarationRules.NotSealed, type.SourceLocation(), type.Name));
        }, SymbolKind.NamedType);
}
