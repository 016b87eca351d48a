using MeshKit.Typed.JsonCorpus;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>The types of the corpus.</summary>
public static class CorpusSubjects
{
    public static IReadOnlyList<Subject> All { get; } =
    [
        .. Corpus.Entries.Select(entry => new Subject(
            entry.ToString(), entry.Type, entry.OfficialResolver, CorpusJobs.Manifest.TypeInfoResolver, [.. entry.Samples.OfType<object>()])),
    ];
}
