using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.DefaultValues;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Integers))]
[JsonSerializable(typeof(Reals))]
[JsonSerializable(typeof(NotNumbers))]
[JsonSerializable(typeof(Texts))]
[JsonSerializable(typeof(Characters))]
[JsonSerializable(typeof(Booleans))]
[JsonSerializable(typeof(Enums))]
[JsonSerializable(typeof(Nullables))]
[JsonSerializable(typeof(Structs))]
[JsonSerializable(typeof(References))]
[JsonSerializable(typeof(NullForNonNull))]
[JsonSerializable(typeof(ClassConstructor))]
[JsonSerializable(typeof(StructConstructor))]
[JsonSerializable(typeof(Constants))]
[JsonSerializable(typeof(Decimals))]
[JsonSerializable(typeof(MarkedOptional))]
internal sealed partial class DefaultValuesOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<Integers>("defaultvalues", "integers", Default),
        CorpusEntry.Of<Reals>("defaultvalues", "reals", Default),
        CorpusEntry.Of<NotNumbers>("defaultvalues", "not-numbers", Default),
        CorpusEntry.Of<Texts>("defaultvalues", "texts", Default),
        CorpusEntry.Of<Characters>("defaultvalues", "characters", Default),
        CorpusEntry.Of<Booleans>("defaultvalues", "booleans", Default),
        CorpusEntry.Of<Enums>("defaultvalues", "enums", Default),
        CorpusEntry.Of<Nullables>("defaultvalues", "nullables", Default),
        CorpusEntry.Of<Structs>("defaultvalues", "structs", Default),
        CorpusEntry.Of<References>("defaultvalues", "references", Default),
        CorpusEntry.Of<NullForNonNull>("defaultvalues", "null-for-non-null", Default),
        CorpusEntry.Of<ClassConstructor>("defaultvalues", "class-constructor", Default),
        CorpusEntry.Of<StructConstructor>("defaultvalues", "struct-constructor", Default),
        CorpusEntry.Of<Constants>("defaultvalues", "constants", Default),
        CorpusEntry.Of<Decimals>("defaultvalues", "decimal-attribute", Default),
        CorpusEntry.Of<MarkedOptional>("defaultvalues", "optional-before-required", Default),
    ];
}
