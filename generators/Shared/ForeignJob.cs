using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>A job that another assembly declares: its manifest says where the definition is.</summary>
internal static class ForeignJob
{
    public static bool IsForeign(INamedTypeSymbol payload, Compilation compilation) =>
        !SymbolEqualityComparer.Default.Equals(payload.ContainingAssembly, compilation.Assembly);

    /// <summary>The manifest's property with the job; null where there is no manifest, or it does not show the job here.</summary>
    public static IPropertySymbol? Find(INamedTypeSymbol payload, Compilation compilation)
    {
        var manifest = payload.ContainingAssembly.Attribute(MetadataNames.SyncManifestAttribute)?.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol;
        return manifest?.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(candidate =>
            candidate is { IsStatic: true, Type: INamedTypeSymbol { TypeArguments.Length: 1 } type }
            && type.DefinitionName() == MetadataNames.SyncJobTypeOfT
            && SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], payload)
            && compilation.IsSymbolAccessibleWithin(candidate, compilation.Assembly));
    }

    /// <summary>5003: why no code can be generated for a handler of a job of another assembly, as the end of a sentence; null where it can.</summary>
    public static string? Problem(INamedTypeSymbol payload, Compilation compilation) =>
        payload.Attribute(MetadataNames.SyncJobAttribute) is null || !IsForeign(payload, compilation) ? null
        : ReferenceAliases.IsHidden(payload, compilation) ? $"handles '{payload.Name}' of an assembly that is referenced only under an alias"
        : Find(payload, compilation) is null
            ? $"handles '{payload.Name}', which the assembly '{payload.ContainingAssembly.Name}' has in no manifest that can be seen from here"
        : null;
}
