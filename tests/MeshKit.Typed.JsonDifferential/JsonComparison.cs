using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>Finds the places where two documents of a type differ, guided by the platform's metadata.</summary>
internal sealed class JsonComparison
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 1000 };

    private readonly List<Leaf> _leaves = [];
    private readonly bool _isAnyCase;

    private JsonComparison(bool isAnyCase) => _isAnyCase = isAnyCase;

    /// <summary>Where two values that were read differ; both were written again by the platform.</summary>
    public static IReadOnlyList<Leaf> OfReading(Difference difference)
    {
        var comparison = new JsonComparison(difference.Info.Options.PropertyNameCaseInsensitive);
        using var input = Parse(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(difference.Input)));
        using var official = Parse(difference.Official.Json);
        using var ours = Parse(difference.Ours.Json);
        if (official is null || ours is null)
            return [];
        comparison.Compare(official.RootElement.Clone(), ours.RootElement.Clone(), input?.RootElement.Clone(), difference.Rewriting, difference.Info);
        return comparison._leaves;
    }

    /// <summary>Where two documents that were written differ.</summary>
    public static IReadOnlyList<Leaf> OfWriting(Difference difference)
    {
        var comparison = new JsonComparison(isAnyCase: false);
        using var official = Parse(difference.Official.Json);
        using var ours = Parse(difference.Ours.Json);
        if (official is null || ours is null)
            return [];
        comparison.Compare(official.RootElement.Clone(), ours.RootElement.Clone(), official.RootElement.Clone(), difference.Info, difference.Info);
        return comparison._leaves;
    }

    public static JsonDocument? Parse(byte[]? json)
    {
        try
        {
            return json is null or [] ? null : JsonDocument.Parse(json, Lenient);
        }
        catch (JsonException)
        {
            // Damaged input: nothing can be said of its members.
            return null;
        }
    }

    /// <summary>Whether any object has a member of a name.</summary>
    public static bool HasMember(byte[] json, string name)
    {
        using var document = Parse(json);
        return document is not null && Has(document.RootElement);

        bool Has(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Any(member => member.NameEquals(name) || Has(member.Value)),
            JsonValueKind.Array => element.EnumerateArray().Any(Has),
            _ => false,
        };
    }

    private void Compare(JsonElement official, JsonElement ours, JsonElement? input, JsonTypeInfo info, JsonTypeInfo inputInfo)
    {
        if (JsonElement.DeepEquals(official, ours))
            return;
        if (official.ValueKind != ours.ValueKind)
            _leaves.Add(new Leaf(info, null, official, ours, input is not null));
        else if (official.ValueKind == JsonValueKind.Array && official.GetArrayLength() == ours.GetArrayLength() && info.ElementType is { } element)
            Items(official, ours, input, info.Options.GetTypeInfo(element), inputInfo.Options.GetTypeInfo(element));
        else if (official.ValueKind == JsonValueKind.Object && info.Kind == JsonTypeInfoKind.Dictionary)
            Entries(official, ours, input, info, inputInfo);
        else if (official.ValueKind == JsonValueKind.Object && Derived(info, official) is { } derived)
            Members(official, ours, input, derived, inputInfo.Options.GetTypeInfo(derived.Type));
        else
            _leaves.Add(new Leaf(info, null, official, ours, input is not null));
    }

    private void Items(JsonElement official, JsonElement ours, JsonElement? input, JsonTypeInfo element, JsonTypeInfo inputElement)
    {
        for (var i = 0; i < official.GetArrayLength(); i++)
        {
            var item = input is { ValueKind: JsonValueKind.Array } array && i < array.GetArrayLength() ? array[i] : default(JsonElement?);
            Compare(official[i], ours[i], item, element, inputElement);
        }
    }

    private void Entries(JsonElement official, JsonElement ours, JsonElement? input, JsonTypeInfo info, JsonTypeInfo inputInfo)
    {
        foreach (var entry in official.EnumerateObject())
        {
            if (Get(ours, entry.Name) is { } other)
                Compare(entry.Value, other, Get(input, entry.Name), info.Options.GetTypeInfo(info.ElementType!), inputInfo.Options.GetTypeInfo(info.ElementType!));
            else
                _leaves.Add(new Leaf(info, null, entry.Value, null, true));
        }
    }

    private void Members(JsonElement official, JsonElement ours, JsonElement? input, JsonTypeInfo info, JsonTypeInfo inputInfo)
    {
        for (var i = 0; i < info.Properties.Count; i++)
        {
            var property = info.Properties[i];
            var (first, second) = (Get(official, property.Name), Get(ours, property.Name));
            var read = Get(input, inputInfo.Properties[i].Name, _isAnyCase);
            if (first is null && second is null || first is not null && second is not null && JsonElement.DeepEquals(first.Value, second.Value))
                continue;
            if (first is null || second is null || read is null || property.CustomConverter is not null)
                _leaves.Add(new Leaf(info, property, first, second, read is not null));
            else
                Below(info, property, first.Value, second.Value, read.Value, inputInfo);
        }
    }

    // A leaf below tells of itself what it is; a scalar is told of with its member.
    private void Below(JsonTypeInfo info, JsonPropertyInfo property, JsonElement first, JsonElement second, JsonElement read, JsonTypeInfo inputInfo)
    {
        var isScalar = first.ValueKind != second.ValueKind || first.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
        if (isScalar)
            _leaves.Add(new Leaf(info, property, first, second, true));
        else
            Compare(first, second, read, info.Options.GetTypeInfo(property.PropertyType), inputInfo.Options.GetTypeInfo(property.PropertyType));
    }

    private static JsonTypeInfo? Derived(JsonTypeInfo info, JsonElement json)
    {
        if (info.PolymorphismOptions is { } options && Get(json, options.TypeDiscriminatorPropertyName) is { } discriminator)
        {
            var found = options.DerivedTypes.FirstOrDefault(derived => $"{derived.TypeDiscriminator}" == discriminator.ToString());
            return found.DerivedType is null || found.DerivedType == info.Type ? info : info.Options.GetTypeInfo(found.DerivedType);
        }

        return Nullable.GetUnderlyingType(info.Type) is { } underlying ? info.Options.GetTypeInfo(underlying)
            : info.Kind == JsonTypeInfoKind.Object ? info : null;
    }

    // The last one of a name counts.
    private static JsonElement? Get(JsonElement? json, string name, bool isAnyCase = false)
    {
        if (json is not { ValueKind: JsonValueKind.Object } members)
            return null;
        JsonElement? found = null;
        foreach (var member in members.EnumerateObject())
        {
            if (string.Equals(member.Name, name, isAnyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
                found = member.Value;
        }

        return found;
    }
}
