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
            if (symbols.SyncJobOf(type) is { } job && MeshSymbols.KindOf(job) is { } kind && !types.IsHandled(type))
            {
                symbol.ReportDiagnostic(Diagnostic.Create(
                    WiringRules.NoHandler, type.SourceLocation(), severity, additionalLocations: null, properties: null, type.Name, kind));
            }

            if (HandlerDeclaration.Find(type, symbol.Compilation) is { Constructor: not null } handler)
                ReportSecond(type, handler.Payloads, types, symbol.ReportDiagnostic);
        }, SymbolKind.NamedType);

        context.RegisterSymbolAction(symbol =>
        {
            if (HandlerMethod.Find((IMethodSymbol)symbol.Symbol, symbol.Compilation) is { Problem: null, Payload: { } payload } method)
                ReportSecond(method.Method, [payload], types, symbol.ReportDiagnostic);
        }, SymbolKind.Method);
    }

    private static void ReportSecond(ISymbol handler, IEnumerable<INamedTypeSymbol> payloads, SourceTypes types, Action<Diagnostic> report)
    {
        foreach (var payload in payloads)
        {
            var first = types.DispatchedHandlersOf(payload).FirstOrDefault();
            if (first is null || SymbolEqualityComparer.Default.Equals(first, handler))
                continue;
            report(Diagnostic.Create(
                WiringRules.TwoHandlers,
                handler.SourceLocation(),
                additionalLocations: [first.SourceLocation()],
                payload.Name,
                HandlerMethod.NameOf(first),
                HandlerMethod.NameOf(handler)));
        }
    }
}
