using System.Text;
using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Manifest;

namespace MeshKit.Typed.Generators.Jobs;

/// <summary>Writes a job's definition: what its attributes say, as the constructor call of its type.</summary>
internal static class DefinitionEmitter
{
    public static void Emit(SourceWriter writer, JobModel job, ManifestName manifest)
    {
        var type = $"global::MeshKit.Typed.SyncJobType<{job.Type}>";
        writer.Line($"internal static {type} Job {{ get; }} = new {type}(");
        writer.Arguments([.. Arguments(job, manifest)]);
    }

    private static IEnumerable<string> Arguments(JobModel job, ManifestName manifest)
    {
        yield return Code.Literal(job.Kind);
        yield return Code.Number(job.Version);
        yield return $"static () => {Json(job, manifest, job.Type, job.JsonProperty)}";
        yield return job.Key is not null ? "static payload => KeyOf(payload)"
            : job.ConstantKey is not null ? $"static _ => {Code.Literal(job.ConstantKey)}"
            : "null";
        yield return job.Settings.Count == 0
            ? "new global::MeshKit.Typed.SyncJobSettings()"
            : Block("new global::MeshKit.Typed.SyncJobSettings", job.Settings);
        if (job.IsMergeable)
            yield return $"merge: global::MeshKit.Typed.PayloadMerging.Of<{job.Type}>()";
        if (job.FormerKinds.Count > 0)
            yield return $"formerKinds: new[] {{ {string.Join(", ", job.FormerKinds.Select(Code.Literal))} }}";
        if (job.Upcasts.Count > 0)
        {
            yield return "upcasts: " + Block(
                $"new global::MeshKit.Typed.PayloadUpcast<{job.Type}>[]", job.Upcasts.Select(upcast => Upcast(job, upcast, manifest)));
        }
    }

    private static string Json(JobModel job, ManifestName manifest, string type, string property) => job.JsonContext is null
        ? $"{manifest.JsonContext}.Default.{property}"
        : $"(global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<{type}>)({job.JsonContext}.Default.GetTypeInfo(typeof({type}))"
            + $" ?? throw new global::System.InvalidOperationException(\"The JsonContext of the job \\\"{job.Kind}\\\" has no metadata of {Plain(type)}.\"))";

    /// <summary>One older version: its JSON, and the calls from shape to shape, the newest outermost.</summary>
    private static string Upcast(JobModel job, UpcastModel upcast, ManifestName manifest)
    {
        var steps = $"{Step(upcast, 1)}(older)";
        for (var i = 2; i < upcast.Path.Count; i++)
            steps = $"{Step(upcast, i)}(\n    {Indent(steps)})";
        var older = upcast.Path[0];
        return $"global::MeshKit.Typed.PayloadUpcasting.From<{older}, {job.Type}>(\n"
            + $"    {Code.Number(upcast.Version)}, static () => {Json(job, manifest, older, upcast.JsonProperty)},\n"
            + $"    static older => {Indent(steps)})";
    }

    private static string Step(UpcastModel upcast, int index) =>
        $"global::MeshKit.Typed.PayloadUpcasting.Step<{upcast.Path[index - 1]}, {upcast.Path[index]}>";

    private static string Block(string header, IEnumerable<string> items)
    {
        var text = new StringBuilder(header).Append("\n{");
        foreach (var item in items)
            text.Append("\n    ").Append(Indent(item)).Append(',');
        return text.Append("\n}").ToString();
    }

    private static string Plain(string type) => type.Replace("global::", "");

    private static string Indent(string text) => text.Replace("\n", "\n    ");
}
