using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Handlers;
using MeshKit.Typed.Generators.Jobs;
using MeshKit.Typed.Generators.Json;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Manifest;

/// <summary>The steps to the manifest's file, and to the core of the JSON context beside it.</summary>
internal static class ManifestPipeline
{
    /// <summary>How the manifest is named.</summary>
    public static IncrementalValueProvider<ManifestName> Name(IncrementalGeneratorInitializationContext context)
    {
        var chosen = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                MetadataNames.SyncManifestNameAttribute,
                static (_, _) => true,
                static (attributed, _) => attributed.Attributes[0].ConstructorArguments.FirstOrDefault().Value as string ?? "")
            .Collect();
        var rootNamespace = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue("build_property.RootNamespace", out var value) ? value : null);
        return chosen.Combine(rootNamespace).Combine(context.CompilationProvider)
            .Select(static (all, _) => Name(all.Right, all.Left.Right, all.Left.Left.FirstOrDefault()))
            .WithTrackingName(TrackingNames.ManifestName);
    }

    /// <summary>Writes a file for each model, unless the manifest's name is taken: what refers to it would not compile.</summary>
    public static void RegisterOutput<T>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<T> models,
        IncrementalValueProvider<ManifestName> name,
        Func<T, ManifestName, (string HintName, string Text)> emit) =>
        context.RegisterSourceOutput(models.Combine(name), (output, pair) =>
        {
            if (!pair.Right.IsFree)
                return;
            var (hintName, text) = emit(pair.Left, pair.Right);
            output.AddSource(hintName, text);
        });

    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<JobModel> jobs,
        IncrementalValuesProvider<HandlerModel> handlers,
        IncrementalValuesProvider<HandlerModel> methods,
        IncrementalValueProvider<EquatableArray<JsonEntry>> json,
        IncrementalValueProvider<ManifestName> name)
    {
        var entries = jobs.Select(static (job, _) => JobEntry.Of(job)).WithTrackingName(TrackingNames.JobEntries).Collect();
        var hasJson = json.Select(static (types, _) => types.Count > 0);
        var all = handlers.Collect().Combine(methods.Collect()).Select(static (pair, _) => pair.Left.AddRange(pair.Right).ToEquatableArray());
        var manifest = entries.Combine(all).Combine(hasJson).Combine(name)
            .Select(static (parts, _) => !parts.Right.IsFree ? null : ManifestParser.Parse(parts.Left.Left.Left, parts.Left.Left.Right, parts.Left.Right, parts.Right))
            .WithTrackingName(TrackingNames.Manifest);
        context.RegisterSourceOutput(manifest, static (output, model) =>
        {
            if (model is not null)
                output.AddSource(model.Name.Name + ".g.cs", ManifestEmitter.Emit(model));
        });

        var hasManifest = manifest.Select(static (model, _) => model is not null);
        context.RegisterSourceOutput(json.Combine(name).Combine(hasManifest), static (output, all) =>
        {
            if (all.Right)
                output.AddSource(all.Left.Right.JsonName + ".g.cs", JsonContextEmitter.Emit(all.Left.Left, all.Left.Right));
        });
    }

    private static ManifestName Name(Compilation compilation, string? rootNamespace, string? chosen)
    {
        var (ns, name) = ManifestNaming.Of(compilation.AssemblyName ?? "Assembly", rootNamespace, chosen);
        return new ManifestName(ns, name) { IsFree = ManifestNaming.Problem(compilation, ns, name) is null };
    }
}
