using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Polymorphism;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(TextDiscriminators))]
[JsonSerializable(typeof(NumberDiscriminators))]
[JsonSerializable(typeof(InterfaceMixed))]
[JsonSerializable(typeof(WithoutDiscriminator))]
[JsonSerializable(typeof(FallBackToBase))]
[JsonSerializable(typeof(NearestAncestor))]
[JsonSerializable(typeof(UnrecognizedIgnored))]
[JsonSerializable(typeof(ThreeLevels))]
[JsonSerializable(typeof(GenericDerived))]
[JsonSerializable(typeof(Recursive))]
[JsonSerializable(typeof(PayloadBase))]
[JsonSerializable(typeof(PayloadDerived))]
[JsonSerializable(typeof(OddNames))]
[JsonSerializable(typeof(InterfaceHierarchy))]
[JsonSerializable(typeof(RequiredMembers))]
[JsonSerializable(typeof(Attributed))]
internal sealed partial class PolymorphismOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<TextDiscriminators>("polymorphism", "text-discriminators", Default),
        CorpusEntry.Of<NumberDiscriminators>("polymorphism", "number-discriminators", Default, PolymorphismSamples.NumberDiscriminators),
        CorpusEntry.Of<InterfaceMixed>("polymorphism", "interface-mixed", Default),
        CorpusEntry.Of<WithoutDiscriminator>("polymorphism", "without-discriminator", Default, PolymorphismSamples.WithoutDiscriminator),
        CorpusEntry.Of<FallBackToBase>("polymorphism", "fall-back-to-base", Default, PolymorphismSamples.FallBackToBase),
        CorpusEntry.Of<NearestAncestor>("polymorphism", "nearest-ancestor", Default, PolymorphismSamples.NearestAncestor),
        CorpusEntry.Of<UnrecognizedIgnored>("polymorphism", "unrecognized-ignored", Default, PolymorphismSamples.UnrecognizedIgnored),
        CorpusEntry.Of<ThreeLevels>("polymorphism", "three-levels", Default),
        CorpusEntry.Of<GenericDerived>("polymorphism", "generic-derived", Default),
        CorpusEntry.Of<Recursive>("polymorphism", "recursive", Default),
        CorpusEntry.Of<PayloadBase>("polymorphism", "payload-base", Default, PolymorphismSamples.PayloadBase),
        CorpusEntry.Of<PayloadDerived>("polymorphism", "payload-derived", Default),
        CorpusEntry.Of<OddNames>("polymorphism", "odd-names", Default),
        CorpusEntry.Of<InterfaceHierarchy>("polymorphism", "interface-hierarchy", Default),
        CorpusEntry.Of<RequiredMembers>("polymorphism", "required-members", Default),
        CorpusEntry.Of<Attributed>("polymorphism", "attributed", Default),
    ];
}
