using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Enums;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Underlying))]
[JsonSerializable(typeof(UnderlyingNullable))]
[JsonSerializable(typeof(FlagsAndDuplicates))]
[JsonSerializable(typeof(Keys))]
[JsonSerializable(typeof(Named))]
[JsonSerializable(typeof(NamedKeys))]
[JsonSerializable(typeof(RenamedMembers))]
[JsonSerializable(typeof(CamelNamed))]
[JsonSerializable(typeof(Numbered))]
[JsonSerializable(typeof(MemberConverter))]
[JsonSerializable(typeof(PositionalConverter))]
[JsonSerializable(typeof(OfThePlatform))]
[JsonSerializable(typeof(NestedInGeneric))]
internal sealed partial class EnumsOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<Underlying>("enums", "underlying", Default),
        CorpusEntry.Of<UnderlyingNullable>("enums", "underlying-nullable", Default),
        CorpusEntry.Of<FlagsAndDuplicates>("enums", "flags-and-duplicates", Default),
        CorpusEntry.Of<Keys>("enums", "keys", Default),
        CorpusEntry.Of<Named>("enums", "by-name", Default),
        CorpusEntry.Of<NamedKeys>("enums", "by-name-keys", Default),
        CorpusEntry.Of<RenamedMembers>("enums", "renamed", Default),
        CorpusEntry.Of<CamelNamed>("enums", "camel", Default),
        CorpusEntry.Of<Numbered>("enums", "by-number-converter", Default),
        CorpusEntry.Of<MemberConverter>("enums", "member-converter", Default),
        CorpusEntry.Of<PositionalConverter>("enums", "positional-converter", Default),
        CorpusEntry.Of<OfThePlatform>("enums", "of-the-platform", Default),
        CorpusEntry.Of<NestedInGeneric>("enums", "nested-in-generic", Default),
    ];
}
