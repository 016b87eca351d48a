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
        .. Enums.EnumsOfficial.Entries,
        .. Inheritance.InheritanceOfficial.Entries,
        .. Required.RequiredOfficial.Entries,
        .. Scalars.ScalarsOfficial.Entries,
        .. Visibility.VisibilityOfficial.Entries,
    ];

    /// <summary>The types that the platform's generator cannot handle, and ours can.</summary>
    public static IReadOnlyList<CorpusDeviation> OfficialCannot { get; } =
    [
        .. Attributes.AttributesOfficial.Cannot,
        .. Constructors.ConstructorsOfficial.Cannot,
        .. Visibility.VisibilityOfficial.Cannot,
    ];
}
