using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Visibility;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(PrivateSetters))]
[JsonSerializable(typeof(IncludedSetters))]
[JsonSerializable(typeof(IncludedGetters))]
[JsonSerializable(typeof(PrivateGetters))]
[JsonSerializable(typeof(IncludedMembers))]
[JsonSerializable(typeof(IncludedFields))]
[JsonSerializable(typeof(StaticAndConst))]
[JsonSerializable(typeof(Indexers))]
[JsonSerializable(typeof(SetOnly))]
[JsonSerializable(typeof(GetOnly))]
[JsonSerializable(typeof(InternalType))]
[JsonSerializable(typeof(InternalStruct))]
[JsonSerializable(typeof(Outer.Nested))]
[JsonSerializable(typeof(Outer.NestedInternal))]
[JsonSerializable(typeof(EventsAndDelegates))]
[JsonSerializable(typeof(NothingVisible))]
[JsonSerializable(typeof(IncludedInBase))]
internal sealed partial class VisibilityOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<PrivateSetters>("visibility", "private-setters", Default),
        CorpusEntry.Of<IncludedSetters>("visibility", "included-setters", Default),
        CorpusEntry.Of<IncludedGetters>("visibility", "included-getters", Default),
        CorpusEntry.Of<PrivateGetters>("visibility", "private-getters", Default),
        CorpusEntry.Of<IncludedMembers>("visibility", "included-members", Default),
        CorpusEntry.Of<IncludedFields>("visibility", "included-fields", Default),
        CorpusEntry.Of<StaticAndConst>("visibility", "static-and-const", Default),
        CorpusEntry.Of<Indexers>("visibility", "indexers", Default),
        CorpusEntry.Of<SetOnly>("visibility", "set-only", Default),
        CorpusEntry.Of<GetOnly>("visibility", "get-only", Default),
        CorpusEntry.Of<InternalType>("visibility", "internal-type", Default),
        CorpusEntry.Of<InternalStruct>("visibility", "internal-struct", Default),
        CorpusEntry.Of<Outer.Nested>("visibility", "nested", Default),
        CorpusEntry.Of<Outer.NestedInternal>("visibility", "nested-internal", Default),
        CorpusEntry.Of<EventsAndDelegates>("visibility", "events-and-delegates", Default),
        CorpusEntry.Of<NothingVisible>("visibility", "nothing-visible", Default),
        CorpusEntry.Of<IncludedInBase>("visibility", "included-in-base", Default),
    ];

    /// <summary>The types of this category that the platform's generator cannot handle.</summary>
    public static IEnumerable<CorpusDeviation> Cannot =>
    [
        new("visibility.included-private-accessors", typeof(IncludedPrivateAccessors), "It refuses [JsonInclude] on a member whose accessor generated code cannot reach (SYSLIB1038)."),
        new("visibility.included-private", typeof(IncludedPrivate), "It refuses [JsonInclude] on a member that generated code cannot reach (SYSLIB1038)."),
        new("visibility.included-private-fields", typeof(IncludedPrivateFields), "It refuses [JsonInclude] on a field that generated code cannot reach (SYSLIB1038)."),
        new("visibility.included-private-struct", typeof(IncludedPrivateStruct), "It refuses [JsonInclude] on a member that generated code cannot reach (SYSLIB1038)."),
        new("visibility.readonly-field", typeof(ReadonlyField), "It writes a read-only field, and throws when it reads it."),
    ];
}
