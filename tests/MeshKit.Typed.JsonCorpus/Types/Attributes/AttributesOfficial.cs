using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Attributes;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(RenamedMembers))]
[JsonSerializable(typeof(SwappedNames))]
[JsonSerializable(typeof(IgnoreConditions))]
[JsonSerializable(typeof(IgnoreDirection))]
[JsonSerializable(typeof(IgnoreNonNullText))]
[JsonSerializable(typeof(IgnoreStructs))]
[JsonSerializable(typeof(IgnoreParameters))]
[JsonSerializable(typeof(IgnoreUnstorable))]
[JsonSerializable(typeof(IgnoreFreesName))]
[JsonSerializable(typeof(OrderedMembers))]
[JsonSerializable(typeof(OrderPositional))]
[JsonSerializable(typeof(JsonRequiredMembers))]
[JsonSerializable(typeof(ObsoleteMembers))]
[JsonSerializable(typeof(ObsoleteConstructor))]
[JsonSerializable(typeof(UserAttributes))]
internal sealed partial class AttributesOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<RenamedMembers>("attributes", "names", Default),
        CorpusEntry.Of<SwappedNames>("attributes", "swapped-names", Default),
        CorpusEntry.Of<IgnoreConditions>("attributes", "ignore-conditions", Default),
        CorpusEntry.Of<IgnoreDirection>("attributes", "ignore-direction", Default),
        CorpusEntry.Of<IgnoreNonNullText>("attributes", "ignore-non-null-text", Default),
        CorpusEntry.Of<IgnoreStructs>("attributes", "ignore-structs", Default),
        CorpusEntry.Of<IgnoreParameters>("attributes", "ignore-parameters", Default),
        CorpusEntry.Of<IgnoreUnstorable>("attributes", "ignore-unstorable", Default),
        CorpusEntry.Of<IgnoreFreesName>("attributes", "ignore-overloads-name", Default),
        CorpusEntry.Of<OrderedMembers>("attributes", "order", Default),
        CorpusEntry.Of<OrderPositional>("attributes", "order-positional", Default),
        CorpusEntry.Of<JsonRequiredMembers>("attributes", "required", Default),
        CorpusEntry.Of<ObsoleteMembers>("attributes", "obsolete", Default),
        CorpusEntry.Of<ObsoleteConstructor>("attributes", "obsolete-constructor", Default),
        CorpusEntry.Of<UserAttributes>("attributes", "dynamic-access", Default),
    ];

    /// <summary>The types of this category that the platform's generator cannot handle.</summary>
    public static IEnumerable<CorpusDeviation> Cannot =>
    [
        new("attributes.obsolete-error", typeof(ObsoleteError), "It calls the obsolete accessors, which is an error (CS0619)."),
        new("attributes.obsolete-with-id", typeof(ObsoleteWithId), "It calls the accessors, which is an error of the attribute's own id."),
        new("attributes.experimental", typeof(ExperimentalMembers), "It calls the accessors, which is an error of the attribute's own id."),
    ];
}
