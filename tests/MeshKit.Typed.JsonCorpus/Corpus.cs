[assembly: MeshKit.Typed.SyncManifestName("MeshKit.Typed.JsonCorpus.CorpusJobs")]

namespace MeshKit.Typed.JsonCorpus;

/// <summary>The types on which the generated JSON is compared with that of the platform's own generator.</summary>
public static class Corpus
{
    /// <summary>Every type that both generators handle.</summary>
    public static IReadOnlyList<CorpusEntry> Entries { get; } =
    [
        .. Attributes.AttributesOfficial.Entries,
        .. Collections.CollectionsOfficial.Entries,
        .. Constructors.ConstructorsOfficial.Entries,
        .. Converters.ConvertersOfficial.Entries,
        .. CreationHandling.CreationHandlingOfficial.Entries,
        .. Cycles.CyclesOfficial.Entries,
        .. DefaultValues.DefaultValuesOfficial.Entries,
        .. Enums.EnumsOfficial.Entries,
        .. ExtensionData.ExtensionDataOfficial.Entries,
        .. Generics.GenericsOfficial.Entries,
        .. Inheritance.InheritanceOfficial.Entries,
        .. Names.NamesOfficial.Entries,
        .. Nullability.NullabilityOfficial.Entries,
        .. NumberHandling.NumberHandlingOfficial.Entries,
        .. Polymorphism.PolymorphismOfficial.Entries,
        .. Required.RequiredOfficial.Entries,
        .. Scalars.ScalarsOfficial.Entries,
        .. Structs.StructsOfficial.Entries,
        .. UnmappedMembers.UnmappedMembersOfficial.Entries,
        .. Visibility.VisibilityOfficial.Entries,
    ];

    /// <summary>The types that the platform's generator cannot handle, and ours can.</summary>
    public static IReadOnlyList<CorpusDeviation> OfficialCannot { get; } =
    [
        .. Attributes.AttributesOfficial.Cannot,
        .. Constructors.ConstructorsOfficial.Cannot,
        .. ExtensionData.ExtensionDataOfficial.Cannot,
        .. Generics.GenericsOfficial.Cannot,
        .. Names.NamesOfficial.Cannot,
        .. Visibility.VisibilityOfficial.Cannot,
    ];
}
