using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.UnmappedMembers;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Disallow))]
[JsonSerializable(typeof(DisallowRecord))]
[JsonSerializable(typeof(Skip))]
[JsonSerializable(typeof(Nested))]
[JsonSerializable(typeof(DisallowIgnored))]
[JsonSerializable(typeof(DerivesDisallow))]
[JsonSerializable(typeof(DisallowStruct))]
[JsonSerializable(typeof(DisallowEmpty))]
[JsonSerializable(typeof(OfPolymorphic))]
internal sealed partial class UnmappedMembersOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<Disallow>("unmappedmembers", "disallow", Default),
        CorpusEntry.Of<DisallowRecord>("unmappedmembers", "disallow-record", Default),
        CorpusEntry.Of<Skip>("unmappedmembers", "skip", Default),
        CorpusEntry.Of<Nested>("unmappedmembers", "nested", Default),
        CorpusEntry.Of<DisallowIgnored>("unmappedmembers", "ignored", Default),
        CorpusEntry.Of<DerivesDisallow>("unmappedmembers", "base", Default),
        CorpusEntry.Of<DisallowStruct>("unmappedmembers", "struct", Default),
        CorpusEntry.Of<DisallowEmpty>("unmappedmembers", "empty", Default),
        CorpusEntry.Of<OfPolymorphic>("unmappedmembers", "polymorphic", Default),
    ];
}
