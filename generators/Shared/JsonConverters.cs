using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>Finds the converter that a type or a member names by <c>[JsonConverter]</c>.</summary>
internal static class JsonConverters
{
    private const string AttributeName = "System.Text.Json.Serialization.JsonConverterAttribute";

    /// <summary>Gives the converter; null where none is named, or where <paramref name="wrong"/> says what is wrong with it.</summary>
    public static INamedTypeSymbol? Of(ISymbol declaration, ITypeSymbol converted, Compilation compilation, out string? wrong)
    {
        wrong = null;
        if (declaration.GetAttributes().FirstOrDefault(candidate => candidate.AttributeClass?.IsOrDerivesFrom(AttributeName) ?? false) is not { } attribute)
            return null;
        if (attribute.AttributeClass?.ToMetadataName() != AttributeName)
            wrong = $"has the attribute {attribute.AttributeClass?.Name}, whose converter is only known at run time";
        else if (attribute.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol converter)
            wrong = "has a [JsonConverter] without a converter";
        else if (converter.DefinitionName() == "System.Text.Json.Serialization.JsonStringEnumConverter")
            wrong = $"has a JsonStringEnumConverter, which needs reflection (use JsonStringEnumConverter<{StoredShape.Describe(converted)}>)";
        else if (converter.IsUnboundGenericType || converter.IsAbstract || !IsConverterOf(converter, converted))
            wrong = $"has the converter {StoredShape.Describe(converter)}, which is no converter of {StoredShape.Describe(converted)}";
        else if (!converter.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly)))
            wrong = $"has the converter {StoredShape.Describe(converter)}, which has no accessible constructor without parameters";
        else
            return converter;
        return null;
    }

    private static bool IsConverterOf(INamedTypeSymbol converter, ITypeSymbol converted) => converter.SelfAndBases().Any(current =>
        current.DefinitionName() == MetadataNames.JsonConverterFactory
        || (current.DefinitionName() == MetadataNames.JsonConverter + "`1"
            && SymbolEqualityComparer.Default.Equals(current.TypeArguments[0], converted)));
}
