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
        var assembly = context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? "Assembly");
        return chosen.Combine(rootNamespace).Combine(assembly)
            .Select(static (all, _) => ManifestName.Of(all.Right, all.Left.Right, all.Left.Left.FirstOrDefault()))
            .WithTrackingName(TrackingNames.ManifestName);
    }

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
            .Select(static (parts, _) => ManifestParser.Parse(parts.Left.Left.Left, parts.Left.Left.Right, parts.Left.Right, parts.Right))
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
}
