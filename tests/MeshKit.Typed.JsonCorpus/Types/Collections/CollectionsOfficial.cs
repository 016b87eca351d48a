using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Collections;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(TextKeys))]
[JsonSerializable(typeof(DictionaryInterfaces))]
[JsonSerializable(typeof(SortedDictionaries))]
[JsonSerializable(typeof(ImmutableDictionaries))]
[JsonSerializable(typeof(IntegerKeys))]
[JsonSerializable(typeof(RealKeys))]
[JsonSerializable(typeof(TimeKeys))]
[JsonSerializable(typeof(OtherKeys))]
[JsonSerializable(typeof(EnumKeys))]
[JsonSerializable(typeof(DictionariesInDictionaries))]
[JsonSerializable(typeof(DictionaryNullableValues))]
[JsonSerializable(typeof(DictionaryNonNullValues))]
[JsonSerializable(typeof(DictionaryOfBytes))]
[JsonSerializable(typeof(Lists))]
[JsonSerializable(typeof(ListInterfaces))]
[JsonSerializable(typeof(Arrays))]
[JsonSerializable(typeof(Jagged))]
[JsonSerializable(typeof(Sets))]
[JsonSerializable(typeof(LinkedAndQueued))]
[JsonSerializable(typeof(ObjectModel))]
[JsonSerializable(typeof(ImmutableArrays))]
[JsonSerializable(typeof(ImmutableArraysNullable))]
[JsonSerializable(typeof(ImmutableLists))]
[JsonSerializable(typeof(ImmutableSets))]
[JsonSerializable(typeof(ImmutableQueues))]
[JsonSerializable(typeof(NullableCollections))]
[JsonSerializable(typeof(NullableElements))]
[JsonSerializable(typeof(Nested))]
[JsonSerializable(typeof(OfStructs))]
[JsonSerializable(typeof(Bytes))]
[JsonSerializable(typeof(BytesNullable))]
[JsonSerializable(typeof(SignedBytes))]
[JsonSerializable(typeof(OfJson))]
[JsonSerializable(typeof(SettableCollections))]
[JsonSerializable(typeof(GetOnlyCollections))]
[JsonSerializable(typeof(DefaultImmutableArray))]
[JsonSerializable(typeof(Pairs))]
[JsonSerializable(typeof(OfCovariant))]
internal sealed partial class CollectionsOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<TextKeys>("collections", "text-keys", Default),
        CorpusEntry.Of<DictionaryInterfaces>("collections", "dictionary-interfaces", Default),
        CorpusEntry.Of<SortedDictionaries>("collections", "sorted-dictionaries", Default),
        CorpusEntry.Of<ImmutableDictionaries>("collections", "immutable-dictionaries", Default),
        CorpusEntry.Of<IntegerKeys>("collections", "integer-keys", Default),
        CorpusEntry.Of<RealKeys>("collections", "real-keys", Default),
        CorpusEntry.Of<TimeKeys>("collections", "time-keys", Default),
        CorpusEntry.Of<OtherKeys>("collections", "other-keys", Default),
        CorpusEntry.Of<EnumKeys>("collections", "enum-keys", Default),
        CorpusEntry.Of<DictionariesInDictionaries>("collections", "dictionaries-in-dictionaries", Default),
        CorpusEntry.Of<DictionaryNullableValues>("collections", "dictionary-nullable-values", Default),
        CorpusEntry.Of<DictionaryNonNullValues>("collections", "dictionary-non-null-values", Default),
        CorpusEntry.Of<DictionaryOfBytes>("collections", "dictionary-of-bytes", Default),
        CorpusEntry.Of<Lists>("collections", "lists", Default),
        CorpusEntry.Of<ListInterfaces>("collections", "list-interfaces", Default),
        CorpusEntry.Of<Arrays>("collections", "arrays", Default),
        CorpusEntry.Of<Jagged>("collections", "jagged", Default),
        CorpusEntry.Of<Sets>("collections", "sets", Default),
        CorpusEntry.Of<LinkedAndQueued>("collections", "linked-and-queued", Default),
        CorpusEntry.Of<ObjectModel>("collections", "object-model", Default),
        CorpusEntry.Of<ImmutableArrays>("collections", "immutable-array", Default),
        CorpusEntry.Of<ImmutableArraysNullable>("collections", "immutable-array-nullable", Default),
        CorpusEntry.Of<ImmutableLists>("collections", "immutable-lists", Default),
        CorpusEntry.Of<ImmutableSets>("collections", "immutable-sets", Default),
        CorpusEntry.Of<ImmutableQueues>("collections", "immutable-queues", Default),
        CorpusEntry.Of<NullableCollections>("collections", "nullable-collections", Default),
        CorpusEntry.Of<NullableElements>("collections", "nullable-elements", Default),
        CorpusEntry.Of<Nested>("collections", "nested", Default),
        CorpusEntry.Of<OfStructs>("collections", "structs", Default),
        CorpusEntry.Of<Bytes>("collections", "bytes", Default),
        CorpusEntry.Of<BytesNullable>("collections", "bytes-nullable", Default),
        CorpusEntry.Of<SignedBytes>("collections", "sbytes", Default),
        CorpusEntry.Of<OfJson>("collections", "of-json", Default),
        CorpusEntry.Of<SettableCollections>("collections", "settable", Default),
        CorpusEntry.Of<GetOnlyCollections>("collections", "get-only", Default),
        CorpusEntry.Of<DefaultImmutableArray>("collections", "default-immutable-array", Default),
        CorpusEntry.Of<Pairs>("collections", "pairs", Default),
        CorpusEntry.Of<OfCovariant>("collections", "read-only-collection-element", Default),
    ];
}
