using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers;

/// <summary>The kinds that the manifests of referenced assemblies name, each with its assembly.</summary>
internal static class ReferencedKinds
{
    public static IReadOnlyDictionary<string, string> Of(MeshSymbols symbols)
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
