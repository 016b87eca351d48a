using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>The types that the platform itself converts.</summary>
internal static class ScalarTypes
{
    private static readonly Dictionary<string, string> Converters = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "BooleanConverter",
        ["System.Byte"] = "ByteConverter",
        ["System.SByte"] = "SByteConverter",
        ["System.Int16"] = "Int16Converter",
        ["System.UInt16"] = "UInt16Converter",
        ["System.Int32"] = "Int32Converter",
        ["System.UInt32"] = "UInt32Converter",
        ["System.Int64"] = "Int64Converter",
        ["System.UInt64"] = "UInt64Converter",
        ["System.Int128"] = "Int128Converter",
        ["System.UInt128"] = "UInt128Converter",
        ["System.Half"] = "HalfConverter",
        ["System.Single"] = "SingleConverter",
        ["System.Double"] = "DoubleConverter",
        ["System.Decimal"] = "DecimalConverter",
        ["System.Char"] = "CharConverter",
        ["System.String"] = "StringConverter",
        ["System.Guid"] = "GuidConverter",
        ["System.DateTime"] = "DateTimeConverter",
        ["System.DateTimeOffset"] = "DateTimeOffsetConverter",
        ["System.DateOnly"] = "DateOnlyConverter",
        ["System.TimeOnly"] = "TimeOnlyConverter",
        ["System.TimeSpan"] = "TimeSpanConverter",
        ["System.Uri"] = "UriConverter",
        ["System.Version"] = "VersionConverter",
        ["System.Text.Json.JsonElement"] = "JsonElementConverter",
        ["System.Text.Json.JsonDocument"] = "JsonDocumentConverter",
        ["System.Text.Json.Nodes.JsonNode"] = "JsonNodeConverter",
        ["System.Text.Json.Nodes.JsonObject"] = "JsonObjectConverter",
        ["System.Text.Json.Nodes.JsonArray"] = "JsonArrayConverter",
        ["System.Text.Json.Nodes.JsonValue"] = "JsonValueConverter",
    };

    /// <summary>The name of the type's converter on <c>JsonMetadataServices</c>; null where it has none.</summary>
    public static string? ConverterOf(INamedTypeSymbol type)
    {
        var name = type.DefinitionName();
        if (name is "System.Memory`1" or "System.ReadOnlyMemory`1" && type.TypeArguments[0].SpecialType == SpecialType.System_Byte)
            return name == "System.Memory`1" ? "MemoryByteConverter" : "ReadOnlyMemoryByteConverter";
        return Converters.TryGetValue(name, out var converter) ? converter : null;
    }

    /// <summary>Whether the type is a number, or a <c>T?</c> of one.</summary>
    public static bool IsNumber(ITypeSymbol type)
    {
        var value = type.WithoutNullable();
        return value.TypeKind != TypeKind.Enum
            && (value.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double
                || value.DefinitionName() is "System.Int128" or "System.UInt128" or "System.Half");
    }

    /// <summary>Whether a scalar can name a JSON member, and so be a dictionary's key.</summary>
    public static bool IsKey(ITypeSymbol type) =>
        type is INamedTypeSymbol named
        && ConverterOf(named) is { } converter
        && !converter.StartsWith("Json", StringComparison.Ordinal)
        && !converter.EndsWith("MemoryByteConverter", StringComparison.Ordinal);
}
