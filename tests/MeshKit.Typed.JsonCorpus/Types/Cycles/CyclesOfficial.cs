using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Cycles;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Self))]
[JsonSerializable(typeof(SelfClass))]
[JsonSerializable(typeof(ThroughList))]
[JsonSerializable(typeof(ThroughArray))]
[JsonSerializable(typeof(ThroughDictionary))]
[JsonSerializable(typeof(ThroughImmutable))]
[JsonSerializable(typeof(Ping))]
[JsonSerializable(typeof(First))]
[JsonSerializable(typeof(ThroughStruct))]
[JsonSerializable(typeof(StructTree))]
[JsonSerializable(typeof(ThroughGeneric))]
[JsonSerializable(typeof(CuriousTree))]
[JsonSerializable(typeof(OtherPayloads))]
internal sealed partial class CyclesOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<Self>("cycles", "self", Default),
        CorpusEntry.Of<SelfClass>("cycles", "self-class", Default),
        CorpusEntry.Of<ThroughList>("cycles", "list", Default),
        CorpusEntry.Of<ThroughArray>("cycles", "array", Default),
        CorpusEntry.Of<ThroughDictionary>("cycles", "dictionary", Default),
        CorpusEntry.Of<ThroughImmutable>("cycles", "immutable", Default),
        CorpusEntry.Of<Ping>("cycles", "mutual", Default),
        CorpusEntry.Of<First>("cycles", "three", Default),
        CorpusEntry.Of<ThroughStruct>("cycles", "nullable-struct", Default),
        CorpusEntry.Of<StructTree>("cycles", "struct-list", Default),
        CorpusEntry.Of<ThroughGeneric>("cycles", "generic", Default),
        CorpusEntry.Of<CuriousTree>("cycles", "curious-base", Default),
        CorpusEntry.Of<OtherPayloads>("cycles", "other-payload", Default),
    ];
}
