using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Declarations;

/// <summary>MESH1007: a kind names one payload, over this compilation and the manifests of its references.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateKindAnalyzer : MeshAnalyzer
{
    /// <summary>Creates the analyzer.</summary>
    public DuplicateKindAnalyzer()
        : base(DeclarationRules.DuplicateKind)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols)
    {
        var types = new SourceTypes(symbols, context.CancellationToken);
        var declared = new Lazy<ILookup<string, INamedTypeSymbol>>(() => types.Jobs
            .Where(job => KindOf(symbols, job) is not null)
            .ToLookup(job => KindOf(symbols, job)!, StringComparer.Ordinal));
        var referenced = new Lazy<IReadOnlyDictionary<string, string>>(() => ReferencedKinds(symbols));

        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (KindOf(symbols, type) is { } kind && Other(kind, type) is { } other)
            {
                var location = symbols.SyncJobOf(type)!.LocationOr(type, symbol.CancellationToken);
                symbol.ReportDiagnostic(Diagnostic.Create(DeclarationRules.DuplicateKind, location, kind, type.Name, other));
            }
        }, SymbolKind.NamedType);

        // The first declaration of a kind is not blamed for the second.
        string? Other(string kind, INamedTypeSymbol type) =>
            declared.Value[kind].First() is { } first && !SymbolEqualityComparer.Default.Equals(first, type) ? $"'{first.Name}'"
            : referenced.Value.TryGetValue(kind, out var assembly) ? $"the referenced assembly '{assembly}'"
            : null;
    }

    private static string? KindOf(MeshSymbols symbols, INamedTypeSymbol type) =>
        symbols.SyncJobOf(type) is { } job ? MeshSymbols.KindOf(job) : null;

    private static Dictionary<string, string> ReferencedKinds(MeshSymbols symbols)
    {
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in symbols.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            foreach (var manifest in assembly.GetAttributes())
            {
                if (!SymbolEqualityComparer.Default.Equals(manifest.AttributeClass, symbols.Manifest))
                    continue;
                foreach (var argument in manifest.NamedArguments)
                {
                    if (argument is not { Key: "Kinds", Value: { Kind: TypedConstantKind.Array, IsNull: false } list })
                        continue;
                    foreach (var kind in list.Values.Select(item => item.Value).OfType<string>())
                        kinds[kind] = assembly.Name;
                }
            }
        }

        return kinds;
    }
}
