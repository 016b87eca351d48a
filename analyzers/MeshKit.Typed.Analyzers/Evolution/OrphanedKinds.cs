using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>The kinds of a lock that no type declares, each with the payload that they probably became, if there is one.</summary>
internal sealed class OrphanedKinds
{
    // Fewer members than this are alike by chance.
    private const int FewestMembers = 2;

    private readonly Dictionary<string, INamedTypeSymbol?> _heirs = new(StringComparer.Ordinal);

    private OrphanedKinds()
    {
    }

    /// <summary>The kinds, each with its heir or null.</summary>
    public IReadOnlyDictionary<string, INamedTypeSymbol?> Heirs => _heirs;

    /// <summary>Compares a lock with all jobs of a compilation and the manifests of its references.</summary>
    public static OrphanedKinds Find(JobLock file, MeshSymbols symbols, SourceTypes types, CancellationToken cancellationToken)
    {
        var orphans = new OrphanedKinds();
        var declared = new HashSet<string>(types.Jobs.SelectMany(job => KindsOf(job, symbols)), StringComparer.Ordinal);
        var kinds = file.Jobs.Keys.Where(kind => !declared.Contains(kind)).ToList();
        if (kinds.Count == 0)
            return orphans;
        var referenced = ReferencedKinds.Of(symbols);
        var unknown = types.Jobs
            .Where(job => !KindsOf(job, symbols).Any(file.Jobs.ContainsKey))
            .Select(job => LockedJob.Find(job, symbols.Compilation, cancellationToken))
            .OfType<LockedJob>()
            .ToList();
        foreach (var kind in kinds.Where(kind => !referenced.ContainsKey(kind)))
        {
            var heir = unknown
                .Select(job => (Job: job, Distance: EditDistance.Between(kind, job.Job.Kind), IsAlike: IsAlike(file, kind, job)))
                .Where(candidate => candidate.IsAlike || candidate.Distance <= kind.Length / 2)
                .OrderBy(candidate => candidate.IsAlike ? 0 : 1)
                .ThenBy(candidate => candidate.Distance)
                .Select(candidate => candidate.Job)
                .FirstOrDefault();
            orphans._heirs.Add(kind, heir?.Job.Payload);
            if (heir is not null)
                unknown.Remove(heir);
        }

        return orphans;
    }

    /// <summary>The orphan that a payload probably inherits; null for none.</summary>
    public string? InheritedBy(INamedTypeSymbol payload) =>
        _heirs.Where(heir => SymbolEqualityComparer.Default.Equals(heir.Value, payload)).Select(heir => heir.Key).FirstOrDefault();

    private static IEnumerable<string> KindsOf(INamedTypeSymbol type, MeshSymbols symbols) => symbols.FormerKindsOf(type)
        .Append(symbols.SyncJobOf(type)!)
        .Select(MeshSymbols.KindOf)
        .OfType<string>();

    private static bool IsAlike(JobLock file, string kind, LockedJob job)
    {
        var latest = file.Versions(kind).OrderBy(version => version.Key).Last().Value;
        return latest.Opaque is null
            && latest.Root.Members.Count >= FewestMembers
            && !ShapeComparison.Compare(latest, job.Shape(job.Version)).Any(change => change.IsBreaking);
    }
}
