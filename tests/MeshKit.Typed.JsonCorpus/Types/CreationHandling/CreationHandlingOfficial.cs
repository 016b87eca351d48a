using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.CreationHandling;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Lists))]
[JsonSerializable(typeof(Collections))]
[JsonSerializable(typeof(Interfaces))]
[JsonSerializable(typeof(Dictionaries))]
[JsonSerializable(typeof(Objects))]
[JsonSerializable(typeof(WholeType))]
[JsonSerializable(typeof(WholeTypeReplace))]
[JsonSerializable(typeof(NestedPopulation))]
[JsonSerializable(typeof(PopulatedField))]
[JsonSerializable(typeof(InheritedPopulation))]
internal sealed partial class CreationHandlingOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<Lists>("creationhandling", "lists", Default),
        CorpusEntry.Of<Collections>("creationhandling", "collections", Default),
        CorpusEntry.Of<Interfaces>("creationhandling", "interfaces", Default),
        CorpusEntry.Of<Dictionaries>("creationhandling", "dictionaries", Default),
        CorpusEntry.Of<Objects>("creationhandling", "objects", Default),
        CorpusEntry.Of<WholeType>("creationhandling", "type", Default),
        CorpusEntry.Of<WholeTypeReplace>("creationhandling", "type-replace", Default),
        CorpusEntry.Of<NestedPopulation>("creationhandling", "nested", Default),
        CorpusEntry.Of<PopulatedField>("creationhandling", "field", Default),
        CorpusEntry.Of<InheritedPopulation>("creationhandling", "inherited", Default),
    ];
}
