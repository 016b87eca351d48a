using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Required;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(RequiredSet))]
[JsonSerializable(typeof(RequiredInit))]
[JsonSerializable(typeof(InitDefaults))]
[JsonSerializable(typeof(RequiredRecord))]
[JsonSerializable(typeof(SetsRequired))]
[JsonSerializable(typeof(SetsRequiredParameter))]
[JsonSerializable(typeof(RequiredAndParameter))]
[JsonSerializable(typeof(RequiredField))]
[JsonSerializable(typeof(RequiredStruct))]
[JsonSerializable(typeof(RequiredRecordStruct))]
[JsonSerializable(typeof(RequiredInBase))]
[JsonSerializable(typeof(RequiredNotNull))]
[JsonSerializable(typeof(RequiredIgnoredWhenNull))]
[JsonSerializable(typeof(JsonRequiredParameter))]
[JsonSerializable(typeof(InitStruct))]
[JsonSerializable(typeof(InitRenamed))]
[JsonSerializable(typeof(InitGenericBase))]
[JsonSerializable(typeof(ParameterAndInit))]
[JsonSerializable(typeof(InitLogic))]
internal sealed partial class RequiredOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<RequiredSet>("required", "required-set", Default),
        CorpusEntry.Of<RequiredInit>("required", "required-init", Default),
        CorpusEntry.Of<InitDefaults>("required", "init-defaults", Default),
        CorpusEntry.Of<RequiredRecord>("required", "required-record", Default),
        CorpusEntry.Of<SetsRequired>("required", "sets-required", Default),
        CorpusEntry.Of<SetsRequiredParameter>("required", "sets-required-parameter", Default),
        CorpusEntry.Of<RequiredAndParameter>("required", "required-and-parameter", Default),
        CorpusEntry.Of<RequiredField>("required", "required-field", Default),
        CorpusEntry.Of<RequiredStruct>("required", "required-struct", Default),
        CorpusEntry.Of<RequiredRecordStruct>("required", "required-record-struct", Default),
        CorpusEntry.Of<RequiredInBase>("required", "required-in-base", Default),
        CorpusEntry.Of<RequiredNotNull>("required", "required-not-null", Default),
        CorpusEntry.Of<RequiredIgnoredWhenNull>("required", "required-ignored-when-null", Default),
        CorpusEntry.Of<JsonRequiredParameter>("required", "json-required-parameter", Default),
        CorpusEntry.Of<InitStruct>("required", "init-struct", Default),
        CorpusEntry.Of<InitRenamed>("required", "init-renamed", Default),
        CorpusEntry.Of<InitGenericBase>("required", "init-generic-base", Default),
        CorpusEntry.Of<ParameterAndInit>("required", "parameter-and-init", Default),
        CorpusEntry.Of<InitLogic>("required", "init-setter-logic", Default),
    ];
}
