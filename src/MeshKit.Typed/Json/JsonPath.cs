using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed;

/// <summary>Paths into JSON that name members of types only: the keys of dictionaries, and members that no type declares, are data.</summary>
internal static class JsonPath
{
    private const string Rest = "…";

    /// <summary>The path up to its first part that comes from the data.</summary>
    /// <param name="path">The serializer's path, as <c>$.lines[3].owner</c>.</param>
    /// <param name="root">The type that it begins at.</param>
    public static string WithoutData(string path, JsonTypeInfo root)
    {
        var type = root;
        var at = 1;
        while (at < path.Length)
        {
            var length = type is null ? 0 : PartLength(path.AsSpan(at), ref type);
            if (length == 0)
                return path[..at] + Rest;
            at += length;
        }

        return path;
    }

    /// <summary>The length of the part that begins here, and the type that it leads to; 0 where the type does not declare it.</summary>
    private static int PartLength(ReadOnlySpan<char> path, ref JsonTypeInfo? type)
    {
        switch (type!.Kind)
        {
            case JsonTypeInfoKind.Enumerable:
                var end = path.IndexOf(']');
                if (path[0] != '[' || end < 2 || path[1..end].ContainsAnyExceptInRange('0', '9'))
                    return 0;
                type = Find(type, type.ElementType);
                return end + 1;
            case JsonTypeInfoKind.Object:
                foreach (var property in type.Properties)
                {
                    var length = Length(path, property.Name);
                    if (length == 0)
                        continue;
                    type = Find(type, property.PropertyType);
                    return length;
                }

                return 0;
            default:
                return 0;
        }
    }

    private static int Length(ReadOnlySpan<char> path, string name)
    {
        if (path[0] == '.' && path[1..].StartsWith(name, StringComparison.Ordinal) && IsEnd(path[(1 + name.Length)..]))
            return 1 + name.Length;
        var quoted = $"['{name}']";
        return path.StartsWith(quoted, StringComparison.Ordinal) && IsEnd(path[quoted.Length..]) ? quoted.Length : 0;
    }

    private static bool IsEnd(ReadOnlySpan<char> rest) => rest is [] or ['.', ..] or ['[', ..];

    private static JsonTypeInfo? Find(JsonTypeInfo from, Type? type) =>
        type is not null && from.Options.TryGetTypeInfo(type, out var found) ? found : null;
}
