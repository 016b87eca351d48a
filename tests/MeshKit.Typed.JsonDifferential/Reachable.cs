using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>The types that a type holds.</summary>
internal static class Reachable
{
    private static readonly ConcurrentDictionary<JsonTypeInfo, IReadOnlyList<JsonTypeInfo>> Found = new();

    /// <summary>The type itself and all below it.</summary>
    public static IReadOnlyList<JsonTypeInfo> Types(JsonTypeInfo root) => Found.GetOrAdd(root, Walk);

    private static IReadOnlyList<JsonTypeInfo> Walk(JsonTypeInfo root)
    {
        var seen = new HashSet<JsonTypeInfo> { root };
        var waiting = new Queue<JsonTypeInfo>(seen);
        while (waiting.TryDequeue(out var info))
        {
            var held = info.Properties.Select(property => property.PropertyType)
                .Concat(info.PolymorphismOptions?.DerivedTypes.Select(derived => derived.DerivedType) ?? [])
                .Append(info.ElementType)
                .Append(info.KeyType)
                .Append(Nullable.GetUnderlyingType(info.Type));
            foreach (var type in held.OfType<Type>())
            {
                if (info.Options.TryGetTypeInfo(type, out var found) && seen.Add(found))
                    waiting.Enqueue(found);
            }
        }

        return [.. seen];
    }
}
