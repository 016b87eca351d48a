using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>The attributes of <c>System.Text.Json</c> that change an object's shape.</summary>
internal static class ObjectRules
{
    private const string Prefix = "System.Text.Json.Serialization.";

    /// <summary>The value of <c>JsonObjectCreationHandling</c> on a type or a member; null where there is none.</summary>
    public static int? CreationHandling(ISymbol symbol) => Argument(symbol, "JsonObjectCreationHandling") as int?;

    /// <summary>The types that a polymorphic type declares by <c>[JsonDerivedType]</c>; none for any other.</summary>
    public static IEnumerable<INamedTypeSymbol> DerivedTypes(INamedTypeSymbol type) => type.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.Is(Prefix + "JsonDerivedTypeAttribute") ?? false)
        .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
        .OfType<INamedTypeSymbol>();

    /// <summary>Whether the platform chooses among derived types when it writes and reads.</summary>
    public static bool IsPolymorphic(INamedTypeSymbol type) => Has(type, "JsonPolymorphic") || DerivedTypes(type).Any();

    /// <summary>Whether a base type or an interface declares this type as one of its derived types.</summary>
    public static bool IsDeclaredDerived(INamedTypeSymbol type) => type.SelfAndBases().Concat(type.AllInterfaces)
        .Any(candidate => DerivedTypes(candidate).Contains(type, SymbolEqualityComparer.Default));

    /// <summary>Why the declared derived types do not work, as the end of a sentence; null where they do.</summary>
    public static string? WrongDerivedTypes(INamedTypeSymbol type)
    {
        var derived = DerivedTypes(type).ToList();
        if (derived.Count == 0)
            return Has(type, "JsonPolymorphic") ? "is polymorphic but declares no [JsonDerivedType]" : null;
        var wrong = derived.FirstOrDefault(candidate => candidate.IsUnboundGenericType
            || !(candidate.SelfAndBases().Concat(candidate.AllInterfaces).Contains(type, SymbolEqualityComparer.Default)));
        return wrong is null ? null : $"declares the derived type {StoredShape.Describe(wrong)}, which does not derive from it";
    }

    public static bool Has(ISymbol symbol, string shortName) => symbol.Attribute(Prefix + shortName + "Attribute") is not null;

    /// <summary>The attribute's one constructor argument.</summary>
    public static object? Argument(ISymbol symbol, string shortName) =>
        symbol.Attribute(Prefix + shortName + "Attribute")?.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum } argument
            ? argument.Value
            : null;

    /// <summary>The name of <c>[JsonPropertyName]</c>, or null.</summary>
    public static string? ExplicitName(ISymbol member) => Argument(member, "JsonPropertyName") as string;

    /// <summary>The member's name in JSON: the attribute's, or its own in camel case.</summary>
    public static string JsonName(ISymbol member) => ExplicitName(member) ?? CamelCase.Of(member.Name);

    /// <summary>Whether JSON never carries the member.</summary>
    public static bool IsIgnored(ISymbol member) => IgnoreCondition(member) == 1;

    /// <summary>The member's <c>JsonIgnoreCondition</c>; null where the member has no <c>[JsonIgnore]</c>.</summary>
    public static int? IgnoreCondition(ISymbol member) =>
        member.Attribute(Prefix + "JsonIgnoreAttribute") is not { } attribute ? null
        : attribute.HasNamed("Condition") ? attribute.Named<int>("Condition")
        : 1;
}
