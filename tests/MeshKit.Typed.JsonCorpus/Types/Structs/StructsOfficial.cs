using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Structs;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Settable))]
[JsonSerializable(typeof(Record))]
[JsonSerializable(typeof(ReadOnlyRecord))]
[JsonSerializable(typeof(IncludedFields))]
[JsonSerializable(typeof(InternalMembers))]
[JsonSerializable(typeof(Computed))]
[JsonSerializable(typeof(Implements))]
[JsonSerializable(typeof(IgnoredWhenDefault))]
[JsonSerializable(typeof(Empty))]
[JsonSerializable(typeof(ManyLevels))]
[JsonSerializable(typeof(RefReadonlyIgnored))]
[JsonSerializable(typeof(NullableElements))]
internal sealed partial class StructsOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<Settable>("structs", "settable", Default),
        CorpusEntry.Of<Record>("structs", "record", Default),
        CorpusEntry.Of<ReadOnlyRecord>("structs", "read-only-record", Default),
        CorpusEntry.Of<IncludedFields>("structs", "included-fields", Default),
        CorpusEntry.Of<InternalMembers>("structs", "internal-members", Default),
        CorpusEntry.Of<Computed>("structs", "computed", Default),
        CorpusEntry.Of<Implements>("structs", "implements", Default),
        CorpusEntry.Of<IgnoredWhenDefault>("structs", "ignored-when-default", Default),
        CorpusEntry.Of<Empty>("structs", "empty", Default),
        CorpusEntry.Of<ManyLevels>("structs", "many-levels", Default),
        CorpusEntry.Of<RefReadonlyIgnored>("structs", "ref-readonly-ignored", Default),
        CorpusEntry.Of<NullableElements>("structs", "nullable-elements", Default),
    ];
}
