using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Nullability;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(NonNull))]
[JsonSerializable(typeof(MaybeNullable))]
[JsonSerializable(typeof(SettableNonNull))]
[JsonSerializable(typeof(AllowsNull))]
[JsonSerializable(typeof(DisallowsNull))]
[JsonSerializable(typeof(MaybeAndNotNull))]
[JsonSerializable(typeof(AttributedParameters))]
[JsonSerializable(typeof(ParameterDiffers))]
[JsonSerializable(typeof(ParameterStricter))]
[JsonSerializable(typeof(Disabled))]
[JsonSerializable(typeof(DisabledClass))]
[JsonSerializable(typeof(EnabledFromDisabled))]
[JsonSerializable(typeof(AnnotationsOnly))]
[JsonSerializable(typeof(GenericAnnotations))]
[JsonSerializable(typeof(ConstrainedAnnotations))]
[JsonSerializable(typeof(DeepAnnotations))]
[JsonSerializable(typeof(GetSetDiffer))]
[JsonSerializable(typeof(StructOfReferences))]
[JsonSerializable(typeof(NullableFields))]
internal sealed partial class NullabilityOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<NonNull>("nullability", "non-null", Default, NullabilitySamples.NonNull),
        CorpusEntry.Of<MaybeNullable>("nullability", "maybe-null", Default),
        CorpusEntry.Of<SettableNonNull>("nullability", "settable-non-null", Default, NullabilitySamples.SettableNonNull),
        CorpusEntry.Of<AllowsNull>("nullability", "allow-null", Default),
        CorpusEntry.Of<DisallowsNull>("nullability", "disallow-null", Default, NullabilitySamples.DisallowNull),
        CorpusEntry.Of<MaybeAndNotNull>("nullability", "maybe-and-not-null", Default),
        CorpusEntry.Of<AttributedParameters>("nullability", "attributed-parameters", Default),
        CorpusEntry.Of<ParameterDiffers>("nullability", "parameter-differs", Default),
        CorpusEntry.Of<ParameterStricter>("nullability", "parameter-stricter", Default),
        CorpusEntry.Of<Disabled>("nullability", "disabled", Default, NullabilitySamples.Disabled),
        CorpusEntry.Of<DisabledClass>("nullability", "disabled-class", Default),
        CorpusEntry.Of<EnabledFromDisabled>("nullability", "disabled-base", Default),
        CorpusEntry.Of<AnnotationsOnly>("nullability", "annotations-only", Default),
        CorpusEntry.Of<GenericAnnotations>("nullability", "generic-annotations", Default),
        CorpusEntry.Of<ConstrainedAnnotations>("nullability", "constrained-annotations", Default),
        CorpusEntry.Of<DeepAnnotations>("nullability", "deep", Default),
        CorpusEntry.Of<GetSetDiffer>("nullability", "get-set-differ", Default),
        CorpusEntry.Of<StructOfReferences>("nullability", "structs-of-references", Default, NullabilitySamples.StructsOfReferences),
        CorpusEntry.Of<NullableFields>("nullability", "fields", Default),
    ];
}
