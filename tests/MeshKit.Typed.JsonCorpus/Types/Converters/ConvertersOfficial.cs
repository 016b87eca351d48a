using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Converters;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(OnMembers))]
[JsonSerializable(typeof(HandlesNull))]
[JsonSerializable(typeof(OnPositional))]
[JsonSerializable(typeof(OnTypeStruct))]
[JsonSerializable(typeof(OnTypeClass))]
[JsonSerializable(typeof(ConvertedPayload))]
[JsonSerializable(typeof(OfFactory))]
[JsonSerializable(typeof(MemberOverType))]
[JsonSerializable(typeof(WithOtherAttributes))]
[JsonSerializable(typeof(OfRaw))]
[JsonSerializable(typeof(InGeneric))]
[JsonSerializable(typeof(BothConverted))]
internal sealed partial class ConvertersOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<OnMembers>("converters", "members", Default),
        CorpusEntry.Of<HandlesNull>("converters", "handles-null", Default),
        CorpusEntry.Of<OnPositional>("converters", "positional", Default),
        CorpusEntry.Of<OnTypeStruct>("converters", "type-struct", Default),
        CorpusEntry.Of<OnTypeClass>("converters", "type-class", Default),
        CorpusEntry.Of<ConvertedPayload>("converters", "payload", Default),
        CorpusEntry.Of<OfFactory>("converters", "factory", Default),
        CorpusEntry.Of<MemberOverType>("converters", "member-over-type", Default),
        CorpusEntry.Of<WithOtherAttributes>("converters", "with-other-attributes", Default),
        CorpusEntry.Of<OfRaw>("converters", "raw", Default),
        CorpusEntry.Of<InGeneric>("converters", "in-generic", Default),
        CorpusEntry.Of<BothConverted>("converters", "both-of-an-override", Default),
    ];
}
