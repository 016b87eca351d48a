using System.Text.Json.Nodes;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>Makes wrong and unusual JSON of a valid one.</summary>
internal static class Mutations
{
    // Stands for a lone surrogate, which a JsonNode does not hold.
    private const string IllFormed = "ill-formed";

    private static readonly string[] Replacements = ["null", "1", "-1.5", "1e400", "\"\"", "\"x\"", "\"1\"", "true", "[]", "{}", "[null]", "[1,\"a\"]", "{\"a\":null}", $"\"{IllFormed}\""];

    public static IEnumerable<string> Of(string json)
    {
        yield return "";
        yield return "null";
        yield return "[]";
        yield return "1";
        yield return "{}";
        yield return json + ",";
        yield return json[..^1];
        yield return json[..(json.Length / 2)];
        yield return " \n" + json + "\t";
        if (json.Length > 2)
        {
            yield return "{\"unknown\":{\"a\":[1]}," + json[1..];
            yield return json[..^1] + "," + json[1..];
        }

        foreach (var path in Paths(JsonNode.Parse(json)!).ToList())
        {
            foreach (var replacement in Replacements)
                yield return Change(json, path, (parent, name) => parent[name] = JsonNode.Parse(replacement));
            yield return Change(json, path, (parent, name) => parent.Remove(name));
            yield return Change(json, path, (parent, name) =>
            {
                var value = parent[name]?.DeepClone();
                parent.Remove(name);
                parent[name.ToUpperInvariant() + "?"] = value;
            });
        }
    }

    private static IEnumerable<string[]> Paths(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value ?? JsonValue.Create(0)!).Select(path => (string[])[member.Key, .. path]).Prepend([member.Key])),
        JsonArray items => items.SelectMany((item, index) => Paths(item ?? JsonValue.Create(0)!).Select(path => (string[])[index.ToString(System.Globalization.CultureInfo.InvariantCulture), .. path])),
        _ => [],
    };

    private static string Change(string json, string[] path, Action<JsonObject, string> change)
    {
        var root = JsonNode.Parse(json)!;
        var node = root;
        foreach (var segment in path[..^1])
            node = node is JsonArray items ? items[int.Parse(segment, System.Globalization.CultureInfo.InvariantCulture)]! : node[segment]!;
        change((JsonObject)node, path[^1]);
        return root.ToJsonString().Replace(IllFormed, "\\ud800", StringComparison.Ordinal);
    }
}
