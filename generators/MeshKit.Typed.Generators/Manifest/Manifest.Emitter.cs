using MeshKit.Typed.Generators.Common;

namespace MeshKit.Typed.Generators.Manifest;

/// <summary>Writes the assembly's manifest class.</summary>
internal static class ManifestEmitter
{
    public static string Emit(ManifestModel model)
    {
        var writer = new SourceWriter();
        var ns = Code.Name(model.Name.Namespace);
        writer.Line("#pragma warning disable CS3016, CS8981 // The kinds are an array; the app may choose a name in lower case.");
        writer.Line();
        if (model.Jobs.Count > 0)
        {
            writer.Line($"[assembly: global::MeshKit.Typed.SyncManifest(typeof({model.Name.Type}), Kinds = new[] {{ {string.Join(", ", model.Jobs.SelectMany(job => job.Kinds).Select(Code.Literal))} }})]");
            writer.Line();
        }

        writer.OpenNamespace(model.Name.Namespace.Length == 0 ? "" : ns);
        writer.Line("/// <summary>The jobs of this assembly.</summary>");
        writer.Line(SourceWriter.GeneratedCode);
        writer.Open($"{(model.IsPublic ? "public" : "internal")} static partial class {Code.Identifier(model.Name.Name)}");
        writer.Line("/// <summary>What a mesh knows of the jobs of this assembly.</summary>");
        writer.Line("public static global::MeshKit.Typed.SyncManifest Manifest => Instance.Manifest;");
        foreach (var job in model.Jobs)
        {
            writer.Line();
            writer.Line($"/// <summary>{job.Summary ?? $"The job of <see cref=\"{job.Type}\"/>."}</summary>");
            writer.Line($"{Access(job)} static global::MeshKit.Typed.SyncJobType<{job.Type}> {Code.Identifier(job.Member)} => {job.Definition};");
        }

        if (model.Handlers.Count > 0)
            HandlersEmitter.From(writer, model);
        foreach (var method in model.Handlers.Select(handler => handler.Method).OfType<HandlerFactory>())
            HandlersEmitter.Factory(writer, method);
        if (model.Handled.Count > 0)
            HandlersEmitter.Class(writer, model);
        Instance(writer, model);
        return writer.Close().CloseNamespace(ns).End();
    }

    private static void Instance(SourceWriter writer, ManifestModel model)
    {
        const string Combine = "global::System.Text.Json.Serialization.Metadata.JsonTypeInfoResolver.Combine";
        var own = model.Name.JsonContext + ".Default";
        var resolver = model.JsonContexts.Count == 0 ? own : $"{Combine}({string.Join(", ", model.JsonContexts.Select(context => context + ".Default").Prepend(own))})";
        writer.Line();
        writer.Open("private static class Instance");
        writer.Line("internal static readonly global::MeshKit.Typed.SyncManifest Manifest = new(");
        writer.Line("    new global::MeshKit.Typed.SyncJobType[]").Line("    {");
        foreach (var job in model.Jobs)
            writer.Line($"        {job.Definition},");
        writer.Line("    },");
        writer.Line($"    {resolver});");
        writer.Close();
    }

    private static string Access(ManifestJob job) => job.IsPublic ? "public" : "internal";
}
