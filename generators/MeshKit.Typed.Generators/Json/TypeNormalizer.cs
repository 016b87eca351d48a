using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Json;

/// <summary>Takes nullable annotations away: <c>List&lt;string&gt;</c> and <c>List&lt;string?&gt;</c> are one type at run time, with one metadata.</summary>
internal static class TypeNormalizer
{
    public static ITypeSymbol WithoutAnnotations(ITypeSymbol type, Compilation compilation)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return compilation.CreateArrayTypeSymbol(WithoutAnnotations(array.ElementType, compilation), array.Rank, NullableAnnotation.None);
            case INamedTypeSymbol { TypeArguments.Length: > 0, ContainingType: null or { IsGenericType: false } } named:
                var arguments = named.TypeArguments.Select(argument => WithoutAnnotations(argument, compilation)).ToArray();
                return named.ConstructedFrom.Construct(arguments);
            default:
                return type.WithNullableAnnotation(NullableAnnotation.None);
        }
    }
}
