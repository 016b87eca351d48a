using System.Globalization;
using System.Text;

namespace MeshKit.Typed.GeneratorBench.Sources;

/// <summary>A project of payloads, a file each, beside a file of types that they share and one that has nothing to do with them.</summary>
/// <param name="count">How many payloads.</param>
internal sealed class PayloadProject(int count)
{
    public int Count => count;

    /// <summary>The file that an unrelated edit changes.</summary>
    public const string Unrelated = "Unrelated.cs";

    /// <summary>The payload that edits change: one in the middle.</summary>
    public string EditedFile => PayloadSource.FileName(count / 2);

    /// <summary>The files, as one of the two generators asks for them.</summary>
    /// <param name="isOfficial">Whether the payloads are roots of a <c>[JsonSerializable]</c> context; otherwise each has <c>[SyncJob]</c>.</param>
    public IEnumerable<(string Path, string Text)> Files(bool isOfficial)
    {
        yield return (Unrelated, UnrelatedFile(0));
        yield return ("Shared.cs", SharedSource.Text);
        for (var i = 0; i < count; i++)
            yield return (PayloadSource.FileName(i), PayloadSource.Text(i, isOfficial));
        if (isOfficial)
            yield return ("Context.cs", Context());
    }

    /// <summary>The unrelated file, different at each edit.</summary>
    public static string UnrelatedFile(int edit) =>
        $"namespace Bench; public static class Unrelated {{ public static int Edit() => {edit.ToString(CultureInfo.InvariantCulture)}; }}";

    /// <summary>The edited payload's file, different at each edit.</summary>
    /// <param name="isOfficial">For which generator.</param>
    /// <param name="edit">The number of the edit.</param>
    /// <param name="changesMembers">Whether a member is another one, rather than the body of a method.</param>
    public string EditedPayload(bool isOfficial, int edit, bool changesMembers) => changesMembers
        ? PayloadSource.Text(count / 2, isOfficial, body: 0, member: edit)
        : PayloadSource.Text(count / 2, isOfficial, body: edit, member: 0);

    private string Context()
    {
        var text = new StringBuilder("""
            using System.Text.Json.Serialization;
            namespace Bench;

            [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
                RespectRequiredConstructorParameters = true, AllowDuplicateProperties = false, MaxDepth = 64)]

            """);
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"[JsonSerializable(typeof({PayloadSource.FullName(i)}))]\n");
        return text.Append("public sealed partial class BenchJson : JsonSerializerContext;\n").ToString();
    }
}
