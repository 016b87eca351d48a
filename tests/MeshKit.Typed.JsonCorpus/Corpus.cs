[assembly: MeshKit.Typed.SyncManifestName("MeshKit.Typed.JsonCorpus.CorpusJobs")]

namespace MeshKit.Typed.JsonCorpus;

/// <summary>The types on which the generated JSON is compared with that of the platform's own generator.</summary>
public static class Corpus
{
    /// <summary>Every type that both generators handle.</summary>
    public static IReadOnlyList<CorpusEntry> Entries { get; } =
    [
        .. Constructors.ConstructorsOfficial.Entries,
    ];

    /// <summary>The types that the platform's generator cannot handle, and ours can.</summary>
    public static IReadOnlyList<CorpusDeviation> OfficialCannot { get; } =
    [
        .. Constructors.ConstructorsOfficial.Cannot,
    ];
}
