using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Handlers;
using MeshKit.Typed.Generators.Jobs;
using MeshKit.Typed.Generators.Json;
using MeshKit.Typed.Generators.Manifest;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators;

/// <summary>Generates, for the payloads of an assembly, their enqueue methods, their JSON and the manifest. It reports nothing: analyzers do.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SyncGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var name = ManifestPipeline.Name(context);
        var declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(MetadataNames.SyncJobAttribute, static (_, _) => true, JobParser.Parse)
            .Where(static result => result is not null)
            .Select(static (result, _) => result!)
            .WithTrackingName(TrackingNames.Declarations);
        var jobs = declarations.Select(static (result, _) => result.Job).Collect().Spread(static job => job.Id).WithTrackingName(TrackingNames.Jobs);
        ManifestPipeline.RegisterOutput(context, jobs, name, static (job, name) => (job.Hint + ".Job.g.cs", JobEmitter.Emit(job, name)));

        var json = JsonPipeline.Register(context, declarations.SelectMany(static (result, _) => (IEnumerable<JsonTypeModel>)result.JsonTypes), name);
        var handlers = context.SyntaxProvider
            .CreateSyntaxProvider(HandlerParser.IsCandidate, HandlerParser.Parse)
            .SelectMany(static (models, _) => (IEnumerable<HandlerModel>)models)
            .WithTrackingName(TrackingNames.Handlers);
        var methods = context.SyntaxProvider
            .ForAttributeWithMetadataName(MetadataNames.SyncHandlerAttribute, static (_, _) => true, HandlerMethodParser.Parse)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.HandlerMethods);
        ManifestPipeline.Register(context, jobs, handlers, methods, json, name);
    }
}
