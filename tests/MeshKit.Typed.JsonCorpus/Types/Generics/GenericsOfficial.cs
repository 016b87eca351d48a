using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Generics;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Closed))]
[JsonSerializable(typeof(NestedArguments))]
[JsonSerializable(typeof(ClosedBase))]
[JsonSerializable(typeof(RecordClosedBase))]
[JsonSerializable(typeof(FullyClosed))]
[JsonSerializable(typeof(NestedInGeneric))]
[JsonSerializable(typeof(ConstrainedClosed))]
[JsonSerializable(typeof(IncludedInGenericBase))]
[JsonSerializable(typeof(SelfReferencing))]
[JsonSerializable(typeof(GenericStructs))]
[JsonSerializable(typeof(ImplementsGeneric))]
[JsonSerializable(typeof(ArraysOfGenerics))]
[JsonSerializable(typeof(AbstractGenericMembers))]
[JsonSerializable(typeof(DefaultOfParameter))]
[JsonSerializable(typeof(InternalConstructors))]
internal sealed partial class GenericsOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<Closed>("generics", "closed", Default),
        CorpusEntry.Of<NestedArguments>("generics", "nested-arguments", Default),
        CorpusEntry.Of<ClosedBase>("generics", "closed-base", Default),
        CorpusEntry.Of<RecordClosedBase>("generics", "record-closed-base", Default),
        CorpusEntry.Of<FullyClosed>("generics", "half-closed", Default),
        CorpusEntry.Of<NestedInGeneric>("generics", "nested-in-generic", Default),
        CorpusEntry.Of<ConstrainedClosed>("generics", "constrained", Default),
        CorpusEntry.Of<IncludedInGenericBase>("generics", "included-in-generic-base", Default),
        CorpusEntry.Of<SelfReferencing>("generics", "self-referencing", Default),
        CorpusEntry.Of<GenericStructs>("generics", "structs", Default),
        CorpusEntry.Of<ImplementsGeneric>("generics", "implements-generic", Default),
        CorpusEntry.Of<ArraysOfGenerics>("generics", "arrays-of-generics", Default),
        CorpusEntry.Of<AbstractGenericMembers>("generics", "abstract-generic-members", Default),
        CorpusEntry.Of<DefaultOfParameter>("generics", "default-of-parameter", Default),
        CorpusEntry.Of<InternalConstructors>("generics", "internal-constructor", Default),
    ];

    /// <summary>The types of this category that the platform's generator cannot handle.</summary>
    public static IEnumerable<CorpusDeviation> Cannot =>
    [
        new("generics.private-in-generic", typeof(PrivateInGeneric), "It refuses [JsonInclude] on a member that generated code cannot reach (SYSLIB1038)."),
    ];
}
