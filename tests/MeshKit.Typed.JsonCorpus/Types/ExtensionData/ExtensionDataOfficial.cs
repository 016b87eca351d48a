using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.ExtensionData;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(OfDictionary))]
[JsonSerializable(typeof(OfInterface))]
[JsonSerializable(typeof(Initialized))]
[JsonSerializable(typeof(GetOnly))]
[JsonSerializable(typeof(OfRecord))]
[JsonSerializable(typeof(OfStruct))]
[JsonSerializable(typeof(BesideIgnored))]
[JsonSerializable(typeof(Inherited))]
[JsonSerializable(typeof(InternalIncluded))]
[JsonSerializable(typeof(OfField))]
[JsonSerializable(typeof(RenamedExtension))]
[JsonSerializable(typeof(OfPolymorphic))]
internal sealed partial class ExtensionDataOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<OfDictionary>("extensiondata", "dictionary", Default),
        CorpusEntry.Of<OfInterface>("extensiondata", "interface", Default),
        CorpusEntry.Of<Initialized>("extensiondata", "initialized", Default),
        CorpusEntry.Of<GetOnly>("extensiondata", "get-only", Default),
        CorpusEntry.Of<OfRecord>("extensiondata", "record", Default),
        CorpusEntry.Of<OfStruct>("extensiondata", "struct", Default),
        CorpusEntry.Of<BesideIgnored>("extensiondata", "beside-ignored", Default),
        CorpusEntry.Of<Inherited>("extensiondata", "inherited", Default),
        CorpusEntry.Of<InternalIncluded>("extensiondata", "internal-included", Default),
        CorpusEntry.Of<OfField>("extensiondata", "field", Default),
        CorpusEntry.Of<RenamedExtension>("extensiondata", "renamed", Default),
        CorpusEntry.Of<OfPolymorphic>("extensiondata", "polymorphic", Default),
    ];

    /// <summary>The types of this category that the platform's generator cannot handle.</summary>
    public static IEnumerable<CorpusDeviation> Cannot =>
    [
        new("extensiondata.init", typeof(OfInit), "It sets the member as a parameter, which extension data cannot be."),
    ];
}
