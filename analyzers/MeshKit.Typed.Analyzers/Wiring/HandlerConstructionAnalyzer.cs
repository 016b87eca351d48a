using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Wiring;

/// <summary>MESH5003: generated code can construct a handler, or call a method that is one. The finding is the generator's own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerConstructionAnalyzer : MeshAnalyzer
{
    /// <summary>Creates the analyzer.</summary>
    public HandlerConstructionAnalyzer()
        : base(WiringRules.NotConstructible)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols)
    {
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;

            // A generic handler is closed by hand, and one that is private to a type is made there: a decorator, a fake.
            if (type.IsGenericAnywhere() || !symbol.Compilation.IsSymbolAccessibleWithin(type, symbol.Compilation.Assembly))
                return;
            if (HandlerDeclaration.Find(type, symbol.Compilation) is { Problem: { } problem })
                symbol.ReportDiagnostic(Diagnostic.Create(WiringRules.NotConstructible, type.SourceLocation(), type.Name, problem, "construct"));
        }, SymbolKind.NamedType);

        // The attribute says what is meant, so that a method which is private is a mistake too.
        context.RegisterSymbolAction(symbol => Report((IMethodSymbol)symbol.Symbol, symbol.Compilation, symbol.ReportDiagnostic), SymbolKind.Method);

        // Symbol actions see no local functions and no lambdas, where the attribute may stand as well.
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var symbol = node.Node is LambdaExpressionSyntax
                    ? node.SemanticModel.GetSymbolInfo(node.Node, node.CancellationToken).Symbol
                    : node.SemanticModel.GetDeclaredSymbol(node.Node, node.CancellationToken);
                if (symbol is IMethodSymbol method)
                    Report(method, node.Compilation, node.ReportDiagnostic);
            },
            SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression);
    }

    private static void Report(IMethodSymbol method, Compilation compilation, Action<Diagnostic> report)
    {
        if (HandlerMethod.Find(method, compilation) is { Problem: { } problem } handler)
            report(Diagnostic.Create(WiringRules.NotConstructible, method.SourceLocation(), handler.Name, problem, "call"));
    }
}
