using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>The paths of <see cref="System.Text.Json.JsonException"/>s.</summary>
internal static partial class JsonPaths
{
    private const string Item = "[]";

    /// <summary>The types that are met on the way which two paths have in common.</summary>
    public static IEnumerable<JsonTypeInfo> CommonTypes(string first, string second, JsonTypeInfo root) =>
        Follow(Segments(first).Zip(Segments(second)).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First), root).SelectMany(types => types);

    /// <summary>The types that the object may have whose member a path ends with.</summary>
    public static IEnumerable<JsonTypeInfo> Parents(string path, JsonTypeInfo root) => Follow(Segments(path).SkipLast(1), root)[^1];

    /// <summary>The members along a path; <c>[]</c> for each element.</summary>
    public static IEnumerable<string> Segments(string path) => Segment().Matches(path).Select(match =>
        match.Groups["plain"].Success ? match.Groups["plain"].Value
        : match.Groups["quoted"].Success ? match.Groups["quoted"].Value
        : Item);

    [GeneratedRegex(@"\.(?<plain>[^.\[]+)|\['(?<quoted>.*?)'\]|\[\d+\]")]
    private static partial Regex Segment();

    // The types that each object on the way may have, the root first.
    private static List<List<JsonTypeInfo>> Follow(IEnumerable<string> segments, JsonTypeInfo root)
    {
        List<List<JsonTypeInfo>> way = [WithDerived([root])];
        foreach (var segment in segments)
            way.Add(WithDerived(way[^1].SelectMany(type => Below(type, segment))));
        return way;
    }

    private static IEnumerable<JsonTypeInfo> Below(JsonTypeInfo info, string segment)
    {
        var type = info.Kind == JsonTypeInfoKind.Object
            ? info.Properties.FirstOrDefault(property => string.Equals(property.Name, segment, StringComparison.OrdinalIgnoreCase))?.PropertyType
            : info.ElementType;
        return type is not null && info.Options.TryGetTypeInfo(type, out var found) ? [found] : [];
    }

    private static List<JsonTypeInfo> WithDerived(IEnumerable<JsonTypeInfo> types) =>
    [
        .. types.SelectMany(type => type.PolymorphismOptions?.DerivedTypes.Select(derived => type.Options.GetTypeInfo(derived.DerivedType)).Append(type) ?? [type])
            .Select(type => Nullable.GetUnderlyingType(type.Type) is { } underlying ? type.Options.GetTypeInfo(underlying) : type),
    ];
}
