using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>An older shape of a payload, and the way from it to the payload.</summary>
/// <param name="Version">The version that jobs of this shape were stored at.</param>
/// <param name="Path">The types on the way: the older shape first, the payload last.</param>
/// <remarks>Holds symbols: never let it leave a transform or an analysis action.</remarks>
internal sealed record JobUpcast(int Version, IReadOnlyList<INamedTypeSymbol> Path)
{
    /// <summary>The older shape.</summary>
    public INamedTypeSymbol Older => Path[0];

    /// <summary>Finds the older shapes of a payload, the oldest first: from each version the shortest way.</summary>
    public static IReadOnlyList<JobUpcast> Find(INamedTypeSymbol payload, int version, ICollection<JobProblem> problems)
    {
        var found = new SortedDictionary<int, JobUpcast>();
        var open = new Queue<(int Version, IReadOnlyList<INamedTypeSymbol> Path)>();
        open.Enqueue((version, [payload]));
        while (open.Count > 0)
        {
            var (newer, path) = open.Dequeue();
            foreach (var older in OlderShapes(path[0]))
            {
                if (VersionOf(older) is not { } former)
                {
                    problems.Add(Problem($"cannot lead back to {older.Name}, which does not say by [FormerVersion] which version it was"));
                }
                else if (former < 1 || former >= newer)
                {
                    problems.Add(Problem($"cannot lead back from {path[0].Name} ({newer}) to {older.Name} ({former}): an older shape has a lower version, from 1"));
                }
                else if (!found.TryGetValue(former, out var known))
                {
                    found[former] = new JobUpcast(former, [older, .. path]);
                    open.Enqueue((former, found[former].Path));
                }
                else if (!SymbolEqualityComparer.Default.Equals(known.Older, older))
                {
                    problems.Add(Problem($"leads back to {known.Older.Name} and to {older.Name}, which are both version {former}: a version has one shape"));
                }
            }
        }

        return [.. found.Values];
    }

    /// <summary>The version that a type says by <c>[FormerVersion]</c>; null where it says none.</summary>
    public static int? VersionOf(INamedTypeSymbol type) =>
        type.Attribute(MetadataNames.FormerVersionAttribute)?.ConstructorArguments.FirstOrDefault().Value as int?;

    private static IEnumerable<INamedTypeSymbol> OlderShapes(INamedTypeSymbol type) => type.AllInterfaces
        .Where(candidate => candidate.Is(MetadataNames.SyncUpcast) && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[1], type))
        .Select(candidate => candidate.TypeArguments[0])
        .OfType<INamedTypeSymbol>();

    private static JobProblem Problem(string message) => new(JobProblemKind.InvalidSetting, message, "Version", "Version");
}
