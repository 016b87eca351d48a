using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

internal static class SymbolExtensions
{
    /// <summary>The name to write in code: <c>global::</c>, keywords escaped, no nullable annotations.</summary>
    public static string ToCode(this ITypeSymbol type) => TypeNames.Code(type);

    /// <summary>The full metadata name, as <c>Ns.Outer+Inner`1</c>: unique within a compilation for a definition.</summary>
    public static string ToMetadataName(this INamedTypeSymbol type) => TypeNames.Metadata(type);

    /// <summary>A namespace's name without the escapes of code.</summary>
    public static string ToMetadataName(this INamespaceSymbol ns) => TypeNames.Metadata(ns);

    /// <summary>The metadata name of the definition: <c>System.Collections.Generic.List`1</c> for every list. Empty for what is no named type.</summary>
    public static string DefinitionName(this ITypeSymbol type) =>
        type is INamedTypeSymbol named ? TypeNames.Metadata(named) : "";

    /// <summary>Whether the type is a <c>T?</c> of a value type.</summary>
    public static bool IsNullableValue(this ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>What a <c>T?</c> of a value type holds; any other type as it is.</summary>
    public static ITypeSymbol WithoutNullable(this ITypeSymbol type) => type.IsNullableValue() ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    /// <summary>Whether a member must be set by whoever makes the object.</summary>
    public static bool IsRequiredMember(this ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    /// <summary>The type and its base types, the most derived one first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndBases(this ITypeSymbol type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
            yield return current;
    }

    /// <summary>The type and the types that it is nested in, the innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndOuter(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
            yield return current;
    }

    /// <summary>Whether a type, and all that it is made of, is visible outside of the assembly.</summary>
    public static bool IsVisibleOutside(this ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.IsVisibleOutside(),
        INamedTypeSymbol named => named.SelfAndOuter().All(
            outer => outer.DeclaredAccessibility == Accessibility.Public && outer.TypeArguments.All(IsVisibleOutside)),
        _ => true,
    };

    /// <summary>Whether the type is, or derives from, the type of this metadata name.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol type, string metadataName) =>
        type.SelfAndBases().Any(candidate => candidate.DefinitionName() == metadataName);

    /// <summary>The first attribute of this metadata name.</summary>
    public static AttributeData? Attribute(this ISymbol symbol, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Is(metadataName))
                return attribute;
        }

        return null;
    }

    /// <summary>Whether a type has this metadata name. Its short name is compared first: this is asked of every attribute of every member.</summary>
    public static bool Is(this INamedTypeSymbol type, string metadataName) =>
        metadataName.EndsWith(type.MetadataName, StringComparison.Ordinal) && type.ToMetadataName() == metadataName;

    /// <summary>The value of a named argument; the default of <typeparamref name="T"/> where it is not given.</summary>
    public static T? Named<T>(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Array && argument.Value.Value is T value)
                return value;
        }

        return default;
    }

    /// <summary>Whether a named argument is written.</summary>
    public static bool HasNamed(this AttributeData attribute, string name) => attribute.NamedArguments.Any(argument => argument.Key == name);

    /// <summary>The items of a named array argument; none where it is not given.</summary>
    public static IEnumerable<T> NamedItems<T>(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key != name || argument.Value.Kind != TypedConstantKind.Array || argument.Value.IsNull)
                continue;
            foreach (var item in argument.Value.Values)
            {
                if (item.Value is T value)
                    yield return value;
            }
        }
    }
}
