using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>Draws documents that a type's metadata takes for valid.</summary>
internal sealed class DocumentGenerator(Tape tape)
{
    private const int DeepestOptional = 4;

    private static readonly string[] Keys = ["a", "b", "Key", "a b", "é", "", "with.dot", "it's", "\"quoted\""];

    /// <summary>A document of the type.</summary>
    public Node Draw(JsonTypeInfo info, int depth = 0, JsonNumberHandling? numbers = null) => info.Kind switch
    {
        _ when info.PolymorphismOptions is { DerivedTypes.Count: > 0 } options => Polymorphic(info, options, depth),
        JsonTypeInfoKind.Object => Members(info, new ObjectNode(), depth),
        JsonTypeInfoKind.Enumerable => new ArrayNode([.. Enumerable.Range(0, Count(depth)).Select(_ => Element(info, info.ElementType!, depth, numbers))]),
        JsonTypeInfoKind.Dictionary => Entries(info, depth, numbers),
        _ => Scalar(info, depth, numbers),
    };

    // A document ends where the tape does, and below the depth of any test.
    private int Count(int depth) => depth > DeepestOptional ? 0 : tape.Below(4);

    private Node Element(JsonTypeInfo of, Type type, int depth, JsonNumberHandling? numbers)
    {
        if (CanBeNull(type) && tape.OneIn(12))
            return new RawNode("null");
        return Draw(of.Options.GetTypeInfo(type), depth + 1, of.NumberHandling ?? numbers);
    }

    private ObjectNode Entries(JsonTypeInfo info, int depth, JsonNumberHandling? numbers)
    {
        var entries = new ObjectNode();
        for (var i = Count(depth); i > 0; i--)
        {
            var key = Key(info.Options.GetTypeInfo(info.KeyType!));
            if (!entries.Members.Exists(member => member.Name == key))
                entries.Members.Add((key, Element(info, info.ElementType!, depth, numbers)));
        }

        return entries;
    }

    private string Key(JsonTypeInfo info)
    {
        if (info.Type == typeof(string))
            return tape.Pick(Keys);
        var text = Scalar(info, 0, null).ToString();
        return text.StartsWith('"') ? JsonDocument.Parse(text).RootElement.GetString()! : text;
    }

    private ObjectNode Polymorphic(JsonTypeInfo info, JsonPolymorphismOptions options, int depth)
    {
        var derived = tape.Pick([.. options.DerivedTypes]);
        var node = new ObjectNode();
        if (derived.TypeDiscriminator is { } discriminator)
        {
            var value = discriminator is string text ? JsonEncodedText.Encode(text).Value : null;
            node.Members.Add((options.TypeDiscriminatorPropertyName, new RawNode(value is null ? $"{discriminator}" : $"\"{value}\"")));
        }

        return Members(derived.DerivedType == info.Type ? info : info.Options.GetTypeInfo(derived.DerivedType), node, depth);
    }

    private ObjectNode Members(JsonTypeInfo info, ObjectNode node, int depth)
    {
        foreach (var property in info.Properties)
        {
            if (property.IsExtensionData)
                Extra(node);
            else if (IsThere(property, depth))
                node.Members.Add((property.Name, Value(info, property, depth)));
        }

        if (tape.OneIn(8))
            Shuffle(node, info.PolymorphismOptions is null ? 0 : 1);
        return node;
    }

    private bool IsThere(JsonPropertyInfo property, int depth)
    {
        if (property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false })
            return true;
        return depth <= DeepestOptional && !tape.IsAtEnd && !tape.OneIn(5);
    }

    private Node Value(JsonTypeInfo of, JsonPropertyInfo property, int depth)
    {
        var isNullable = CanBeNull(property.PropertyType) && (property.IsSetNullable || !property.Options.RespectNullableAnnotations);
        if (isNullable && (depth > DeepestOptional || tape.OneIn(6)))
            return new RawNode("null");
        return property.CustomConverter is null
            ? Draw(property.Options.GetTypeInfo(property.PropertyType), depth + 1, property.NumberHandling ?? of.NumberHandling)
            : Converted(property);
    }

    // What a converter reads is not known: first what the type itself would be, then anything.
    private RawNode Converted(JsonPropertyInfo property)
    {
        var known = ScalarTexts.Of(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        return new RawNode(known is not null && !tape.OneIn(4) ? tape.Pick(known) : tape.Pick(ScalarTexts.OfUnknown));
    }

    private Node Scalar(JsonTypeInfo info, int depth, JsonNumberHandling? numbers)
    {
        if (Nullable.GetUnderlyingType(info.Type) is { } underlying)
            return Draw(info.Options.GetTypeInfo(underlying), depth, numbers);
        if (info.Type.IsEnum)
            return EnumValue(info);
        if (ScalarTexts.Of(info.Type) is not { } texts)
            return new RawNode(tape.Pick(ScalarTexts.OfUnknown));
        var text = tape.Pick(texts);
        var isText = ScalarTexts.IsNumber(info.Type)
            && ((numbers ?? info.Options.NumberHandling) & JsonNumberHandling.AllowReadingFromString) != 0
            && tape.OneIn(2);
        return new RawNode(isText ? $"\"{text}\"" : text);
    }

    // Written by the platform, so that it is what the enum's converter reads, be it a name or a number.
    private RawNode EnumValue(JsonTypeInfo info)
    {
        var values = Enum.GetValuesAsUnderlyingType(info.Type);
        var value = values.Length == 0 ? 0 : values.GetValue(tape.Below(values.Length))!;
        return new RawNode(JsonSerializer.Serialize(Enum.ToObject(info.Type, value), info));
    }

    private void Extra(ObjectNode node)
    {
        for (var i = tape.Below(3); i > 0; i--)
            node.Members.Add(($"extra{i}", new RawNode(tape.Pick(ScalarTexts.OfUnknown))));
    }

    // A discriminator stays in front.
    private void Shuffle(ObjectNode node, int from)
    {
        for (var i = node.Members.Count - 1; i > from; i--)
        {
            var other = from + tape.Below(i - from + 1);
            (node.Members[i], node.Members[other]) = (node.Members[other], node.Members[i]);
        }
    }

    private static bool CanBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
}
