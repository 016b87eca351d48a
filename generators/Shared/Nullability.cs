using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>Which places of reference type hold no null, by their annotations.</summary>
internal static class Nullability
{
    public const string MaybeNull = "System.Diagnostics.CodeAnalysis.MaybeNullAttribute";
    public const string NotNull = "System.Diagnostics.CodeAnalysis.NotNullAttribute";
    public const string AllowNull = "System.Diagnostics.CodeAnalysis.AllowNullAttribute";
    public const string DisallowNull = "System.Diagnostics.CodeAnalysis.DisallowNullAttribute";

    /// <summary>Whether a type says that it holds no null. Code without annotations says nothing.</summary>
    public static bool IsNonNull(ITypeSymbol type) => type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };

    /// <summary>
    /// The same of a member or parameter, whose attributes come first; they count on a <c>T?</c> of a value type, too. A substituted type parameter
    /// says nothing unless it is constrained to <c>notnull</c>.
    /// </summary>
    public static bool IsNonNull(ISymbol declaration, ITypeSymbol type, string allowing, string forbidding)
    {
        if (!type.IsReferenceType && !type.IsNullableValue())
            return false;
        if (declaration.Attribute(allowing) is not null)
            return false;
        if (declaration.Attribute(forbidding) is not null)
            return true;
        var declared = declaration.OriginalDefinition switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => type,
        };
        return declared is not ITypeParameterSymbol { HasNotNullConstraint: false } && IsNonNull(type) && declared.NullableAnnotation == NullableAnnotation.NotAnnotated;
    }

    public static bool IsNonNull(IParameterSymbol parameter) => IsNonNull(parameter, parameter.Type, AllowNull, DisallowNull);
}
