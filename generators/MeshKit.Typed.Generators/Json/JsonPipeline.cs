using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Manifest;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Json;

/// <summary>The steps from type models to the files of the JSON context.</summary>
internal static class JsonPipeline
{
    /// <summary>Registers the outputs; gives the table of types.</summary>
    public static IncrementalValueProvider<EquatableArray<JsonEntry>> Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<JsonTypeModel> ofJobs, IncrementalValueProvider<ManifestName> name)
    {
        var ofAssembly = context.SyntaxProvider
            .ForAttributeWithMetadataName(MetadataNames.SyncSerializableAttribute, static (_, _) => true, SerializablesParser.Parse)
            .SelectMany(static (models, _) => (IEnumerable<JsonTypeModel>)models)
            .WithTrackingName(TrackingNames.Serializables);

        // Several roots hold the same types: collected, made distinct and spread again, equal items stay cached.
        var types = ofJobs.Collect().Combine(ofAssembly.Collect())
            .Select(static (pair, _) => pair.Left.AddRange(pair.Right))
            .Spread(static model => model.Id)
            .WithTrackingName(TrackingNames.JsonTypes);
        ManifestPipeline.RegisterOutput(context, types, name, static (model, name) => (model.Hint + ".Json.g.cs", JsonEmitter.Emit(model, name)));
        return types.Select(static (model, _) => new JsonEntry(model.Id, model.Type)).Collect()
            .Select(static (entries, _) => entries.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id)).ToEquatableArray())
            .WithTrackingName(TrackingNames.JsonEntries);
    }
}
