using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>Assemblies that are referenced only under an <c>extern alias</c>: generated code, which begins each name with <c>global::</c>, cannot name their types.</summary>
internal static class ReferenceAliases
{
    /// <summary>The hidden type that a type is, or is made of; null where all can be named.</summary>
    public static ITypeSymbol? HiddenIn(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => HiddenIn(array.ElementType, compilation),
        INamedTypeSymbol named when IsHidden(named, compilation) => named,
        INamedTypeSymbol named => named.SelfAndOuter()
            .SelectMany(outer => outer.TypeArguments)
            .Select(argument => HiddenIn(argument, compilation))
            .FirstOrDefault(hidden => hidden is not null),
        _ => null,
    };

    /// <summary>Whether a type itself is hidden, whatever its arguments are.</summary>
    public static bool IsHidden(INamedTypeSymbol type, Compilation compilation) =>
        type.ContainingAssembly is { } assembly
        && !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
        && compilation.GetMetadataReference(assembly) is { Properties.Aliases: { IsEmpty: false } aliases }
        && !aliases.Contains(MetadataReferenceProperties.GlobalAlias);
}
