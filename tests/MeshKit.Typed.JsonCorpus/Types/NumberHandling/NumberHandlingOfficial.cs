using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.NumberHandling;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(TypeAsText))]
[JsonSerializable(typeof(TypeReadText))]
[JsonSerializable(typeof(Members))]
[JsonSerializable(typeof(MemberOverType))]
[JsonSerializable(typeof(Positional))]
[JsonSerializable(typeof(DerivesHandled))]
[JsonSerializable(typeof(HandledStruct))]
[JsonSerializable(typeof(StrictType))]
[JsonSerializable(typeof(NestedHandled))]
[JsonSerializable(typeof(HandledField))]
[JsonSerializable(typeof(HandledInit))]
internal sealed partial class NumberHandlingOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<TypeAsText>("numberhandling", "type-as-text", Default),
        CorpusEntry.Of<TypeReadText>("numberhandling", "type-read-text", Default),
        CorpusEntry.Of<Members>("numberhandling", "members", Default),
        CorpusEntry.Of<MemberOverType>("numberhandling", "member-over-type", Default),
        CorpusEntry.Of<Positional>("numberhandling", "positional", Default),
        CorpusEntry.Of<DerivesHandled>("numberhandling", "base", Default),
        CorpusEntry.Of<HandledStruct>("numberhandling", "struct", Default),
        CorpusEntry.Of<StrictType>("numberhandling", "strict-type", Default),
        CorpusEntry.Of<NestedHandled>("numberhandling", "nested", Default),
        CorpusEntry.Of<HandledField>("numberhandling", "field", Default),
        CorpusEntry.Of<HandledInit>("numberhandling", "init-and-required", Default),
    ];
}
