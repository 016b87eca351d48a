using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Json;

/// <summary>Turns types, and all that they hold, into models. The types have been found storable before.</summary>
internal sealed class JsonParser
{
    private const string Services = "global::System.Text.Json.Serialization.Metadata.JsonMetadataServices.";

    private readonly SortedDictionary<string, JsonTypeModel> _models = new(StringComparer.Ordinal);
    private readonly Stack<ITypeSymbol> _waiting = new();
    private readonly Compilation _compilation;
    private readonly Storability _storability;

    private JsonParser(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _storability = new Storability(compilation, cancellationToken);
    }

    /// <summary>The models of roots and everything below, each type once, in the order of their names.</summary>
    public static EquatableArray<JsonTypeModel> Parse(IEnumerable<ITypeSymbol> roots, Compilation compilation, CancellationToken cancellationToken)
    {
        var parser = new JsonParser(compilation, cancellationToken);
        foreach (var root in roots)
            parser.Push(root);
        while (parser._waiting.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            parser.Add(parser._waiting.Pop());
        }

        return parser._models.Values.ToEquatableArray();
    }

    private void Push(ITypeSymbol type) => _waiting.Push(TypeNormalizer.WithoutAnnotations(type, _compilation));

    private void Add(ITypeSymbol type)
    {
        var id = JsonIdentifier.Of(type);
        if (_models.ContainsKey(id))
            return;
        var shape = StoredShape.Of(type, _compilation);
        var model = New(type, id, shape.Kind) with
        {
            Converter = shape.ScalarConverter is { } scalar ? Services + scalar : shape.Converter?.ToCode(),
        };
        _models.Add(id, shape.Kind switch
        {
            ShapeKind.Nullable => model with { Element = Held(shape.Element!) },
            ShapeKind.Sequence or ShapeKind.Dictionary => Collection(model, shape),
            ShapeKind.Object => Object(model, (INamedTypeSymbol)type),
            _ => model,
        });
    }

    private static JsonTypeModel New(ITypeSymbol type, string id, ShapeKind kind) => new()
    {
        Id = id,
        Hint = HintName.Of(type, id),
        Type = type.ToCode(),
        Kind = kind,
        IsReference = type.IsReferenceType,
    };

    private JsonTypeModel Collection(JsonTypeModel model, StoredShape shape)
    {
        if (shape.Key is not null)
            Push(shape.Key);
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
        foreach (var derived in ObjectRules.DerivedTypes(type))
            Push(derived);
        foreach (var member in shape.Members.Where(member => !member.IsAlwaysIgnored))
        {
            if (member.Converter is not null)
                AddConverted(member);
            Push(member.Type);
        }

        return model with { HasHandler = HandlerRules.HasHandler(type, _compilation), Object = new ObjectParser(shape, model.Id, _compilation).Parse() };
    }

    private ValueWrite Held(ITypeSymbol type)
    {
        Push(type);
        return ValueWriteParser.Parse(type, isAnnotated: false, refuseNull: false, _compilation);
    }

    // The platform asks for the metadata of a member's type even where the member has a converter of its own, and such a type need not be
    // storable by itself. Its metadata then is the converter.
    private void AddConverted(StoredMember member)
    {
        var type = TypeNormalizer.WithoutAnnotations(member.ConvertedType, _compilation);
        var id = JsonIdentifier.Of(type);
        if (!_models.ContainsKey(id) && _storability.Check(type).Count > 0)
            _models.Add(id, New(type, id, ShapeKind.Converter) with { Converter = member.Converter!.ToCode() });
    }
}
