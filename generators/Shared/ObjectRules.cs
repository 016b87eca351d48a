using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>The attributes of <c>System.Text.Json</c> that change an object's shape.</summary>
internal static class ObjectRules
{
    private const string Prefix = "System.Text.Json.Serialization.";

    /// <summary>An attribute on the type that generated JSON does not support; null where there is none.</summary>
    public static string? Unsupported(INamedTypeSymbol type)
    {
        if (type.Attribute(Prefix + "JsonPolymorphicAttribute") is not null)
            return "JsonPolymorphic";
        return type.Attribute(Prefix + "JsonDerivedTypeAttribute") is not null ? "JsonDerivedType" : null;
    }

    /// <summary>An attribute on a member that generated JSON does not support; null where there is none.</summary>
    public static string? UnsupportedOnMember(ISymbol member) => Has(member, "JsonExtensionData") ? "JsonExtensionData" : null;

    public static bool Has(ISymbol symbol, string shortName) => symbol.Attribute(Prefix + shortName + "Attribute") is not null;

    /// <summary>The attribute's one constructor argument.</summary>
    public static object? Argument(ISymbol symbol, string shortName) =>
        symbol.Attribute(Prefix + shortName + "Attribute")?.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum } argument
            ? argument.Value
            : null;

    /// <summary>The member's <c>JsonIgnoreCondition</c>; null where the member has no <c>[JsonIgnore]</c>.</summary>
    public static int? IgnoreCondition(ISymbol member) =>
        member.Attribute(Prefix + "JsonIgnoreAttribute") is not { } attribute ? null
        : attribute.HasNamed("Condition") ? attribute.Named<int>("Condition")
        : 1;
}
