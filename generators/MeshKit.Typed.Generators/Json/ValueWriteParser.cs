using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Json;

/// <summary>Decides how a value is written.</summary>
internal static class ValueWriteParser
{
    /// <summary>The way to write a value.</summary>
    /// <param name="type">The value's type.</param>
    /// <param name="isAnnotated">Whether annotations inside the type count. Metadata is one for all annotations, and so ignores them.</param>
    /// <param name="refuseNull">Whether the place holds no null.</param>
    /// <param name="compilation">The compilation.</param>
    public static ValueWrite Parse(ITypeSymbol type, bool isAnnotated, bool refuseNull, Compilation compilation)
    {
        var shape = StoredShape.Of(type, compilation);
        var write = new ValueWrite(WriteKind.Metadata, type.ToCode(), JsonIdentifier.Of(type, compilation)) { IsReference = type.IsReferenceType, RefuseNull = refuseNull };
        switch (shape.Kind)
        {
            case ShapeKind.Scalar:
                return write with { Kind = OfScalar(shape.ScalarConverter!) };
            case ShapeKind.Enum:
                return write with { Kind = WriteKind.EnumNumber, Underlying = ((INamedTypeSymbol)type).EnumUnderlyingType!.ToCode() };
            case ShapeKind.Nullable:
                return write with { Kind = WriteKind.Nullable, Element = Parse(shape.Element!, isAnnotated, refuseNull: false, compilation) };
            case ShapeKind.Object:
                return write with { Kind = HandlerRules.HasHandler((INamedTypeSymbol)type, compilation) ? WriteKind.Handler : WriteKind.Metadata };
            case ShapeKind.Sequence or ShapeKind.Dictionary:
                var element = Parse(shape.Element!, isAnnotated, isAnnotated && Nullability.IsNonNull(shape.Element!), compilation);
                return write with
                {
                    Kind = OfCollection(shape, element),
                    Element = element,
                    IsImmutableArray = shape.Collection!.IsImmutableArray,
                };
            default:
                return write;
        }
    }

    private static WriteKind OfCollection(StoredShape shape, ValueWrite element)
    {
        if (shape.Kind == ShapeKind.Sequence)
            return element.RefusesAnywhere ? WriteKind.Sequence : WriteKind.Handler;
        if (HandlerRules.HasHandler(shape))
            return element.RefusesAnywhere ? WriteKind.Dictionary : WriteKind.Handler;
        return element.RefusesAnywhere ? WriteKind.CheckedMetadata : WriteKind.Metadata;
    }

    private static WriteKind OfScalar(string converter) => converter switch
    {
        "StringConverter" or "GuidConverter" or "DateTimeConverter" or "DateTimeOffsetConverter" => WriteKind.String,
        "BooleanConverter" => WriteKind.Boolean,
        "CharConverter" => WriteKind.Character,
        "ByteArrayConverter" => WriteKind.Base64,
        "ByteConverter" or "SByteConverter" or "Int16Converter" or "UInt16Converter" or "Int32Converter" or "UInt32Converter"
            or "Int64Converter" or "UInt64Converter" or "SingleConverter" or "DoubleConverter" or "DecimalConverter" => WriteKind.Number,
        _ => WriteKind.Metadata,
    };
}
