using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Names;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.String), TypeInfoPropertyName = "Of_String")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.Guid), TypeInfoPropertyName = "Of_Guid")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.Task), TypeInfoPropertyName = "Of_Task")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.JsonSerializer), TypeInfoPropertyName = "Of_JsonSerializer")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.JsonMetadataServices), TypeInfoPropertyName = "Of_JsonMetadataServices")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.System), TypeInfoPropertyName = "Of_System")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.Object), TypeInfoPropertyName = "Of_Object")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.Exception), TypeInfoPropertyName = "Of_Exception")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.CorpusJobs), TypeInfoPropertyName = "Of_Manifest")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.CorpusJobsJson), TypeInfoPropertyName = "Of_JsonContext")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.MeshKit), TypeInfoPropertyName = "Of_MeshKit")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.Dictionary), TypeInfoPropertyName = "Of_Dictionary")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.@namespace.@int.@string), TypeInfoPropertyName = "Of_KeywordNamespace")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.Inner.MeshKit.Typed), TypeInfoPropertyName = "Of_NamespaceOfOurs")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Keywords), TypeInfoPropertyName = "Of_Keywords")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Contextual), TypeInfoPropertyName = "Of_ContextualKeywords")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.OfGeneratedCode), TypeInfoPropertyName = "Of_OfGeneratedCode")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.OfGeneratedCodeSettable), TypeInfoPropertyName = "Of_OfGeneratedCodeSettable")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Ünïcode), TypeInfoPropertyName = "Of_Unicode")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Formatting), TypeInfoPropertyName = "Of_FormattingCharacters")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Casing), TypeInfoPropertyName = "Of_Casing")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Escapes), TypeInfoPropertyName = "Of_Escapes")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.EmptyName), TypeInfoPropertyName = "Of_Empty")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.DifferInCase), TypeInfoPropertyName = "Of_DifferInCase")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Long), TypeInfoPropertyName = "Of_Long")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Dollar), TypeInfoPropertyName = "Of_Dollar")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Same.Payload), TypeInfoPropertyName = "Of_NestedSame")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Other.Payload), TypeInfoPropertyName = "Of_NestedOther")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Twin), TypeInfoPropertyName = "Of_TwinFirst")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Names_Inner), TypeInfoPropertyName = "Of_Underscored")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.@class), TypeInfoPropertyName = "Of_VerbatimType")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Second.Twin), TypeInfoPropertyName = "Of_TwinSecond")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Second.Names), TypeInfoPropertyName = "Of_SameAsNamespace")]
[JsonSerializable(typeof(global::Twin), TypeInfoPropertyName = "Of_Global")]
[JsonSerializable(typeof(global::GlobalOuter.Inner), TypeInfoPropertyName = "Of_GlobalNested")]
[JsonSerializable(typeof(global::MeshKit.Typed.JsonCorpus.Names.Partial), TypeInfoPropertyName = "Of_Partial")]
// It tells helper types of one short name apart only where it is told how.
[JsonSerializable(typeof(Hostile.Int32), TypeInfoPropertyName = "Hostile_Int32")]
[JsonSerializable(typeof(Hostile.Nullable), TypeInfoPropertyName = "Hostile_Nullable")]
[JsonSerializable(typeof(Hostile.Type), TypeInfoPropertyName = "Hostile_Type")]
internal sealed partial class NamesOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Hostile.String>("names", "string", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Hostile.Guid>("names", "guid", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Hostile.Task>("names", "task", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Hostile.JsonSerializer>("names", "json-serializer", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Hostile.JsonMetadataServices>("names", "json-metadata-services", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Hostile.System>("names", "system", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Hostile.Object>("names", "object", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Hostile.Exception>("names", "exception", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Hostile.CorpusJobs>("names", "manifest", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Hostile.CorpusJobsJson>("names", "json-context", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Hostile.MeshKit>("names", "mesh-kit", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Hostile.Dictionary>("names", "dictionary", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.@namespace.@int.@string>("names", "keyword-namespace", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Hostile.Inner.MeshKit.Typed>("names", "namespace-of-ours", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Keywords>("names", "keywords", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Contextual>("names", "contextual-keywords", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.OfGeneratedCode>("names", "of-generated-code", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.OfGeneratedCodeSettable>("names", "of-generated-code-settable", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Ünïcode>("names", "unicode", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Formatting>("names", "formatting-characters", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Casing>("names", "casing", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Escapes>("names", "escapes", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.EmptyName>("names", "empty", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.DifferInCase>("names", "differ-in-case", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Long>("names", "long", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Dollar>("names", "dollar", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Same.Payload>("names", "nested-same", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Other.Payload>("names", "nested-other", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Twin>("names", "twin-first", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Names_Inner>("names", "underscored", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.@class>("names", "verbatim-type", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Second.Twin>("names", "twin-second", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Second.Names>("names", "same-as-namespace", Default),
        CorpusEntry.Of<global::Twin>("names", "global", Default),
        CorpusEntry.Of<global::GlobalOuter.Inner>("names", "global-nested", Default),
        CorpusEntry.Of<global::MeshKit.Typed.JsonCorpus.Names.Partial>("names", "partial", Default),
    ];

    /// <summary>The types of this category that the platform's generator cannot handle.</summary>
    public static IEnumerable<CorpusDeviation> Cannot =>
    [
        new("names.options", typeof(global::MeshKit.Typed.JsonCorpus.Names.Hostile.Options), "Its own Options property is hidden by the one that it makes for the type (CS1061)."),
    ];
}
