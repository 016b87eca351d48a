using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Inheritance;

/// <summary>The platform's own generator over this category, with the options that our context emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Implements))]
[JsonSerializable(typeof(ExplicitMembers))]
[JsonSerializable(typeof(ExplicitBesideOwn))]
[JsonSerializable(typeof(DefaultMemberOverridden))]
[JsonSerializable(typeof(StaticAbstract))]
[JsonSerializable(typeof(StructImplements))]
[JsonSerializable(typeof(FiveLevels))]
[JsonSerializable(typeof(BaseMembersOnly))]
[JsonSerializable(typeof(Curious))]
[JsonSerializable(typeof(BaseGetOnly))]
[JsonSerializable(typeof(ParameterOfBaseOnly))]
[JsonSerializable(typeof(NewSameType))]
[JsonSerializable(typeof(NewOtherType))]
[JsonSerializable(typeof(NewReadOnly))]
[JsonSerializable(typeof(NewVirtual))]
[JsonSerializable(typeof(NewFieldOverProperty))]
[JsonSerializable(typeof(NewPropertyOverField))]
[JsonSerializable(typeof(NewStaticHides))]
[JsonSerializable(typeof(NewMethodHides))]
[JsonSerializable(typeof(PrivateHides))]
[JsonSerializable(typeof(OverrideGetterOnly))]
[JsonSerializable(typeof(OverrideSetterOnly))]
[JsonSerializable(typeof(OverrideWithoutAttributes))]
[JsonSerializable(typeof(OverrideWithAttributes))]
[JsonSerializable(typeof(InheritedAttributes))]
[JsonSerializable(typeof(SealedOverride))]
[JsonSerializable(typeof(CovariantReturn))]
[JsonSerializable(typeof(IgnoredInBaseNew))]
[JsonSerializable(typeof(DerivesIgnored))]
[JsonSerializable(typeof(RenamedFreesName))]
[JsonSerializable(typeof(PositionalChain))]
[JsonSerializable(typeof(PositionalRenames))]
[JsonSerializable(typeof(PositionalDefaults))]
[JsonSerializable(typeof(RecordAddsBody))]
[JsonSerializable(typeof(RecordRedeclares))]
[JsonSerializable(typeof(Unsealed))]
[JsonSerializable(typeof(FromPayload))]
[JsonSerializable(typeof(ClassFromAbstract))]
[JsonSerializable(typeof(RecordImplementsAbstract))]
[JsonSerializable(typeof(ProtectedAbstract))]
[JsonSerializable(typeof(OrderAcross))]
internal sealed partial class InheritanceOfficial : JsonSerializerContext
{
    /// <summary>The types of this category.</summary>
    public static IEnumerable<CorpusEntry> Entries =>
    [
        CorpusEntry.Of<Implements>("inheritance", "implements", Default),
        CorpusEntry.Of<ExplicitMembers>("inheritance", "explicit-members", Default),
        CorpusEntry.Of<ExplicitBesideOwn>("inheritance", "explicit-beside-own", Default),
        CorpusEntry.Of<DefaultMemberOverridden>("inheritance", "default-member-overridden", Default),
        CorpusEntry.Of<StaticAbstract>("inheritance", "static-abstract", Default),
        CorpusEntry.Of<StructImplements>("inheritance", "struct-implements", Default),
        CorpusEntry.Of<FiveLevels>("inheritance", "five-levels", Default),
        CorpusEntry.Of<BaseMembersOnly>("inheritance", "base-members-only", Default),
        CorpusEntry.Of<Curious>("inheritance", "curious", Default),
        CorpusEntry.Of<BaseGetOnly>("inheritance", "base-get-only", Default),
        CorpusEntry.Of<ParameterOfBaseOnly>("inheritance", "parameter-of-base-only", Default),
        CorpusEntry.Of<NewSameType>("inheritance", "new-same-type", Default),
        CorpusEntry.Of<NewOtherType>("inheritance", "new-other-type", Default),
        CorpusEntry.Of<NewReadOnly>("inheritance", "new-read-only", Default),
        CorpusEntry.Of<NewVirtual>("inheritance", "new-virtual", Default),
        CorpusEntry.Of<NewFieldOverProperty>("inheritance", "new-field-over-property", Default),
        CorpusEntry.Of<NewPropertyOverField>("inheritance", "new-property-over-field", Default),
        CorpusEntry.Of<NewStaticHides>("inheritance", "new-static-hides", Default),
        CorpusEntry.Of<NewMethodHides>("inheritance", "new-method-hides", Default),
        CorpusEntry.Of<PrivateHides>("inheritance", "private-hides", Default),
        CorpusEntry.Of<OverrideGetterOnly>("inheritance", "override-getter-only", Default),
        CorpusEntry.Of<OverrideSetterOnly>("inheritance", "override-setter-only", Default),
        CorpusEntry.Of<OverrideWithoutAttributes>("inheritance", "override-without-attributes", Default),
        CorpusEntry.Of<OverrideWithAttributes>("inheritance", "override-with-attributes", Default),
        CorpusEntry.Of<InheritedAttributes>("inheritance", "inherited-attributes", Default),
        CorpusEntry.Of<SealedOverride>("inheritance", "sealed-override", Default),
        CorpusEntry.Of<CovariantReturn>("inheritance", "covariant-return", Default),
        CorpusEntry.Of<IgnoredInBaseNew>("inheritance", "ignored-in-base-new", Default),
        CorpusEntry.Of<DerivesIgnored>("inheritance", "ignored-in-base", Default),
        CorpusEntry.Of<RenamedFreesName>("inheritance", "renamed-hides-base", Default),
        CorpusEntry.Of<PositionalChain>("inheritance", "positional-chain", Default),
        CorpusEntry.Of<PositionalRenames>("inheritance", "positional-renames", Default),
        CorpusEntry.Of<PositionalDefaults>("inheritance", "positional-defaults", Default),
        CorpusEntry.Of<RecordAddsBody>("inheritance", "record-adds-body", Default),
        CorpusEntry.Of<RecordRedeclares>("inheritance", "record-redeclares", Default),
        CorpusEntry.Of<Unsealed>("inheritance", "unsealed", Default),
        CorpusEntry.Of<FromPayload>("inheritance", "from-payload", Default),
        CorpusEntry.Of<ClassFromAbstract>("inheritance", "class-from-abstract", Default),
        CorpusEntry.Of<RecordImplementsAbstract>("inheritance", "record-implements-abstract", Default),
        CorpusEntry.Of<ProtectedAbstract>("inheritance", "protected-abstract", Default),
        CorpusEntry.Of<OrderAcross>("inheritance", "order-across", Default),
    ];
}
