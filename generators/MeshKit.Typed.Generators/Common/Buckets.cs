using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Common;

/// <summary>
/// Spreads items over a fixed number of buckets by their keys. The driver compares what a step gives by position: in one list a new item moves
/// all behind it, and the file of each is written again. In buckets it moves the few of its own.
/// </summary>
internal static class Buckets
{
    private const int Count = 1024;

    /// <summary>The items, one of each key, where no other item's coming or going moves them.</summary>
    public static IncrementalValuesProvider<T> Spread<T>(this IncrementalValueProvider<ImmutableArray<T>> items, Func<T, string> key)
        where T : IEquatable<T> => items
            .SelectMany((all, _) => Of(all, key))
            .SelectMany(static (bucket, _) => (IEnumerable<T>)bucket);

    // Always as many, most of them empty; within one the items are in the order of their keys.
    private static EquatableArray<T>[] Of<T>(ImmutableArray<T> items, Func<T, string> key)
        where T : IEquatable<T>
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var buckets = new List<T>?[Count];
        foreach (var item in items)
        {
            if (seen.Add(key(item)))
                (buckets[StableHash.Number(key(item)) % Count] ??= []).Add(item);
        }

        return Array.ConvertAll(buckets, bucket =>
        {
            bucket?.Sort((left, right) => string.CompareOrdinal(key(left), key(right)));
            return bucket?.ToEquatableArray() ?? default;
        });
    }
}
