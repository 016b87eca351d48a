using MeshKit.Typed.Generators.Common;

namespace MeshKit.Typed.Generators.Json;

/// <summary>
/// Makes types that several roots hold distinct, and spreads them over a fixed number of buckets by their names. The driver compares what a
/// step gives by position: in one list a new type would move all behind it, and each would be written again. In buckets it moves the few of its own.
/// </summary>
internal static class JsonBuckets
{
    private const int Count = 1024;

    /// <summary>The buckets, always as many, most of them empty; within one the types are in the order of their names.</summary>
    public static IReadOnlyList<EquatableArray<JsonTypeModel>> Of(IEnumerable<JsonTypeModel> models)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var buckets = new List<JsonTypeModel>?[Count];
        foreach (var model in models)
        {
            if (seen.Add(model.Id))
                (buckets[StableHash.Number(model.Id) % Count] ??= []).Add(model);
        }

        return Array.ConvertAll(buckets, static bucket =>
        {
            bucket?.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
            return bucket?.ToEquatableArray() ?? default;
        });
    }
}
