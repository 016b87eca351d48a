using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Json;

/// <summary>A type's model, and the types that it holds. It is made once a compilation, whatever holds the type.</summary>
/// <remarks>Holds symbols: only <see cref="Model"/> and <see cref="Converted"/> may leave a transform.</remarks>
internal sealed class JsonType
{
    private const string Services = "global::System.Text.Json.Serialization.Metadata.JsonMetadataServices.";

    // Annotations don't count: metadata is one for all of them.
    private static readonly CompilationCache<ITypeSymbol, JsonType> Types =
        new(SymbolEqualityComparer.Default, static (type, compilation) => new JsonType(TypeNormalizer.WithoutAnnotations(type, compilation), compilation));

    private readonly List<ITypeSymbol> _holds = [];
    private readonly List<JsonTypeModel> _converted = [];
    private readonly Compilation _compilation;

    private JsonType(ITypeSymbol type, Compilation compilation)
    {
        _compilation = compilation;
        var shape = StoredShape.Of(type, compilation);
        var model = New(type, JsonIdentifier.Of(type, compilation), shape.Kind) with
        {
            Converter = shape.ScalarConverter is { } scalar ? Services + scalar : shape.Converter?.ToCode(),
        };
        Model = shape.Kind switch
        {
            ShapeKind.Nullable => model with { Element = Held(shape.Element!) },
            ShapeKind.Sequence or ShapeKind.Dictionary => Collection(model, shape),
            ShapeKind.Object => Object(model, (INamedTypeSymbol)type),
            _ => model,
        };
    }

    public JsonTypeModel Model { get; }

    /// <summary>The types whose metadata this one's refers to.</summary>
    public IReadOnlyList<ITypeSymbol> Holds => _holds;

    /// <summary>Models of types that are storable only by the converter of a member of this type.</summary>
    public IReadOnlyList<JsonTypeModel> Converted => _converted;

    /// <summary>The type as JSON.</summary>
    public static JsonType Of(ITypeSymbol type, Compilation compilation) => Types.Get(type, compilation);

    private JsonTypeModel New(ITypeSymbol type, string id, ShapeKind kind) => new()
    {
        Id = id,
        Hint = HintName.Of(type, id, _compilation),
        Type = type.ToCode(),
        Kind = kind,
        IsReference = type.IsReferenceType,
    };

    private JsonTypeModel Collection(JsonTypeModel model, StoredShape shape)
    {
        if (shape.Key is not null)
            _holds.Add(shape.Key);
        return model with
        {
            Key = shape.Key?.ToCode(),
            Collection = shape.Collection,
            HasHandler = HandlerRules.HasHandler(shape),
            Element = Held(shape.Element!),
        };
    }

    private JsonTypeModel Object(JsonTypeModel model, INamedTypeSymbol type)
    {
        var shape = ObjectShape.Of(type, _compilation);
        _holds.AddRange(ObjectRules.DerivedTypes(type));
        foreach (var member in shape.Members.Where(member => !member.IsAlwaysIgnored))
        {
            if (member.Converter is not null)
                AddConverted(member);
            _holds.Add(member.Type);
        }

        return model with { HasHandler = HandlerRules.HasHandler(type, _compilation), Object = new ObjectParser(shape, model.Id, _compilation).Parse() };
    }

    private ValueWrite Held(ITypeSymbol type)
    {
        _holds.Add(type);
        return ValueWriteParser.Parse(type, isAnnotated: false, refuseNull: false, _compilation);
    }

    // The platform asks for the metadata of a member's type even where the member has a converter of its own, and such a type need not be
    // storable by itself. Its metadata then is the converter.
    private void AddConverted(StoredMember member)
    {
        var type = TypeNormalizer.WithoutAnnotations(member.ConvertedType, _compilation);
        if (new Storability(_compilation, CancellationToken.None).Check(type).Count > 0)
            _converted.Add(New(type, JsonIdentifier.Of(type, _compilation), ShapeKind.Converter) with { Converter = member.Converter!.ToCode() });
    }
}
