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
            .SelectMany(job => KindsOf(symbols, job), (job, kind) => (job, kind.Name))
            .ToLookup(pair => pair.Name, pair => pair.job, StringComparer.Ordinal));
        var referenced = new Lazy<IReadOnlyDictionary<string, string>>(() => ReferencedKinds.Of(symbols));

        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            foreach (var (kind, attribute) in KindsOf(symbols, type))
            {
                if (Other(kind, type) is { } other)
                {
                    var location = attribute.LocationOr(type, symbol.CancellationToken);
                    symbol.ReportDiagnostic(Diagnostic.Create(DeclarationRules.DuplicateKind, location, kind, type.Name, other));
                }
            }
        }, SymbolKind.NamedType);

        // The first declaration of a kind is not blamed for the second.
        string? Other(string kind, INamedTypeSymbol type) =>
            declared.Value[kind].First() is { } first && !SymbolEqualityComparer.Default.Equals(first, type) ? $"'{first.Name}'"
            : referenced.Value.TryGetValue(kind, out var assembly) ? $"the referenced assembly '{assembly}'"
            : null;
    }

    /// <summary>A job's kind and the ones that it had before, each with the attribute that says it.</summary>
    private static IEnumerable<(string Name, AttributeData Attribute)> KindsOf(MeshSymbols symbols, INamedTypeSymbol type)
    {
        if (symbols.SyncJobOf(type) is not { } job)
            yield break;
        if (MeshSymbols.KindOf(job) is { } kind)
            yield return (kind, job);
        foreach (var former in symbols.FormerKindsOf(type))
        {
            // A second naming within one declaration is MESH1008's to report.
            if (MeshSymbols.KindOf(former) is { } name && name != MeshSymbols.KindOf(job))
                yield return (name, former);
        }
    }
}
