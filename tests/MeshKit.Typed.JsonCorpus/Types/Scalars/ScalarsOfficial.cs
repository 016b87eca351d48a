using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Scalars;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Integers))]
[JsonSerializable(typeof(BigIntegers))]
[JsonSerializable(typeof(Reals))]
[JsonSerializable(typeof(RealsNullable))]
[JsonSerializable(typeof(NamedReals))]
[JsonSerializable(typeof(Texts))]
[JsonSerializable(typeof(Times))]
[JsonSerializable(typeof(TimesNullable))]
[JsonSerializable(typeof(Identifiers))]
[JsonSerializable(typeof(Booleans))]
[JsonSerializable(typeof(Element))]
[JsonSerializable(typeof(Nodes))]
[JsonSerializable(typeof(NodesNotNull))]
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(Settable))]
[JsonSerializable(typeof(Aliases))]
[JsonSerializable(typeof(ArraysOfEach))]
internal sealed partial class ScalarsOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<Integers>("scalars", "integers", Default),
        CorpusEntry.Of<BigIntegers>("scalars", "big-integers", Default),
        CorpusEntry.Of<Reals>("scalars", "reals", Default),
        CorpusEntry.Of<RealsNullable>("scalars", "reals-nullable", Default),
        CorpusEntry.Of<NamedReals>("scalars", "named-reals", Default),
        CorpusEntry.Of<Texts>("scalars", "texts", Default),
        CorpusEntry.Of<Times>("scalars", "times", Default),
        CorpusEntry.Of<TimesNullable>("scalars", "times-nullable", Default),
        CorpusEntry.Of<Identifiers>("scalars", "identifiers", Default),
        CorpusEntry.Of<Booleans>("scalars", "booleans", Default),
        CorpusEntry.Of<Element>("scalars", "element", Default),
        CorpusEntry.Of<Nodes>("scalars", "nodes", Default),
        CorpusEntry.Of<NodesNotNull>("scalars", "nodes-not-null", Default),
        CorpusEntry.Of<Document>("scalars", "document", Default),
        CorpusEntry.Of<Settable>("scalars", "one-of-each-in-a-class", Default),
        CorpusEntry.Of<Aliases>("scalars", "aliases", Default),
        CorpusEntry.Of<ArraysOfEach>("scalars", "text-array-of-each", Default),
    ];
}
