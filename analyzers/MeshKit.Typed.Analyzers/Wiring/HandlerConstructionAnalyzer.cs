using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Wiring;

/// <summary>MESH5003: generated code can construct a handler. The finding is the generator's own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerConstructionAnalyzer : MeshAnalyzer
{
    /// <summary>Creates the analyzer.</summary>
    public HandlerConstructionAnalyzer()
        : base(WiringRules.NotConstructible)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols) =>
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;

            // A generic handler is closed by hand, and one that is private to a type is made there: a decorator, a fake.
            if (type.IsGenericAnywhere() || !symbol.Compilation.IsSymbolAccessibleWithin(type, symbol.Compilation.Assembly))
                return;
            if (HandlerDeclaration.Find(type, symbol.Compilation) is { Problem: { } problem })
                symbol.ReportDiagnostic(Diagnostic.Create(WiringRules.NotConstructible, type.SourceLocation(), type.Name, problem));
        }, SymbolKind.NamedType);
}
