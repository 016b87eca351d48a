using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Wiring;

/// <summary>MESH5006: a handler lists its interface where the generator looks for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HiddenHandlerAnalyzer : MeshAnalyzer
{
    /// <summary>The property of a diagnostic that holds the payload's full name, for the fix.</summary>
    internal const string Payload = "payload";

    /// <summary>Creates the analyzer.</summary>
    public HiddenHandlerAnalyzer()
        : base(WiringRules.HiddenHandler)
    {
    }

    /// <summary>Whether a base list's entry is written as <c>ISyncHandler&lt;…&gt;</c>, qualified or not: what the generator looks for.</summary>
    internal static bool IsWrittenOut(TypeSyntax type) => type switch
    {
        GenericNameSyntax name => name.Identifier.ValueText == "ISyncHandler",
        QualifiedNameSyntax name => IsWrittenOut(name.Right),
        AliasQualifiedNameSyntax name => IsWrittenOut(name.Name),
        _ => false,
    };

    private protected override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols)
    {
        var types = new SourceTypes(symbols, context.CancellationToken);
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;

            // What generated code cannot name, such as a fake inside a test class, is made by hand.
            if (!types.IsHandler(type) || !symbol.Compilation.IsSymbolAccessibleWithin(type, symbol.Compilation.Assembly))
                return;
            var isWrittenOut = WritesOutAny(type, symbol.CancellationToken);
            foreach (var payload in symbols.PayloadsHandledBy(type))
            {
                // What derives from a whole handler hides nothing: the job has that handler.
                if ((isWrittenOut && Lists(type, payload)) || DerivesFromHandlerOf(payload, type))
                    continue;
                symbol.ReportDiagnostic(Diagnostic.Create(
                    WiringRules.HiddenHandler,
                    type.SourceLocation(),
                    ImmutableDictionary<string, string?>.Empty.Add(Payload, payload.ToDisplayString()),
                    type.Name,
                    payload.Name,
                    How(symbols, type, payload)));
            }
        }, SymbolKind.NamedType);

        bool Lists(INamedTypeSymbol type, ITypeSymbol payload) =>
            type.Interfaces.Any(listed => symbols.IsHandler(listed) && SymbolEqualityComparer.Default.Equals(listed.TypeArguments[0], payload));

        bool DerivesFromHandlerOf(ITypeSymbol payload, INamedTypeSymbol type) =>
            type.BaseType is { } parent && types.HandlersOf(payload).Contains(parent, SymbolEqualityComparer.Default);
    }

    private static bool WritesOutAny(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax { BaseList: { } list }
            && list.Types.Any(entry => IsWrittenOut(entry.Type)));

    private static string How(MeshSymbols symbols, INamedTypeSymbol type, ITypeSymbol payload)
    {
        bool Handles(INamedTypeSymbol other) => symbols.PayloadsHandledBy(other).Contains(payload, SymbolEqualityComparer.Default);

        if (type.Interfaces.Any(symbols.IsHandler))
            return "under an alias";
        var through = type.BaseType is { } parent && Handles(parent) ? parent : type.Interfaces.FirstOrDefault(Handles);
        return through is null ? "indirectly" : $"through '{through.Name}'";
    }
}
