using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Wiring;

/// <summary>MESH5001 and MESH5002: a payload has one handler.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerCountAnalyzer : MeshAnalyzer
{
    /// <summary>Creates the analyzer.</summary>
    public HandlerCountAnalyzer()
        : base(WiringRules.NoHandler, WiringRules.TwoHandlers)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols)
    {
        var types = new SourceTypes(symbols, context.CancellationToken);

        // A library's handlers may live in the app; an executable's payloads are known to nobody else.
        var severity = context.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule
            ? DiagnosticSeverity.Info
            : DiagnosticSeverity.Warning;

        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (symbols.SyncJobOf(type) is { } job && MeshSymbols.KindOf(job) is { } kind && !types.HandlersOf(type).Any())
            {
                symbol.ReportDiagnostic(Diagnostic.Create(
                    WiringRules.NoHandler, type.SourceLocation(), severity, additionalLocations: null, properties: null, type.Name, kind));
            }

            if (HandlerDeclaration.Find(type, symbol.Compilation) is { Constructor: not null } handler)
                ReportSecond(symbol, handler, types);
        }, SymbolKind.NamedType);
    }

    private static void ReportSecond(SymbolAnalysisContext context, HandlerDeclaration handler, SourceTypes types)
    {
        foreach (var payload in handler.Payloads)
        {
            var first = types.DispatchedHandlersOf(payload).FirstOrDefault();
            if (first is null || SymbolEqualityComparer.Default.Equals(first, handler.Handler))
                continue;
            context.ReportDiagnostic(Diagnostic.Create(
                WiringRules.TwoHandlers,
                handler.Handler.SourceLocation(),
                additionalLocations: [first.SourceLocation()],
                payload.Name,
                first.Name,
                handler.Handler.Name));
        }
    }
}
