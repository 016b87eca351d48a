using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Handlers;

/// <summary>What the rules about handlers share: they see all of a handler's code at once.</summary>
public abstract class HandlerAnalyzer : MeshAnalyzer
{
    private protected HandlerAnalyzer(params DiagnosticDescriptor[] rules)
        : base(rules)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols)
    {
        var analysis = Prepare(symbols);
        context.RegisterSymbolStartAction(
            start =>
            {
                var type = (INamedTypeSymbol)start.Symbol;
                if (!symbols.HasHandlerCode(type))
                    return;
                var blocks = new ConcurrentDictionary<ISymbol, IReadOnlyList<IOperation>>(SymbolEqualityComparer.Default);
                start.RegisterOperationBlockAction(block => blocks[block.OwningSymbol] = block.OperationBlocks);
                start.RegisterSymbolEndAction(end =>
                {
                    var scope = new HandlerScope(symbols, type, blocks);
                    if (!scope.IsEmpty)
                        analysis(scope, end.ReportDiagnostic);
                });
            },
            SymbolKind.NamedType);
    }

    /// <summary>Resolves what the rule needs once a compilation.</summary>
    /// <returns>The analysis of one handler.</returns>
    private protected abstract Action<HandlerScope, Action<Diagnostic>> Prepare(MeshSymbols symbols);
}
