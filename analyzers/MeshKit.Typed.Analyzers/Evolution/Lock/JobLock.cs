using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>
/// <c>MeshKit.Jobs.lock.json</c>: what jobs that were ever released look like when stored, by kind and version. It speaks of JSON only, so that
/// nothing in it changes with the name of a C# type.
/// </summary>
internal sealed class JobLock
{
    public const string FileName = "MeshKit.Jobs.lock.json";

    /// <summary>The format that this version writes, and the newest that it reads.</summary>
    public const int Format = 1;

    public SortedDictionary<string, SortedDictionary<int, LockedShape>> Jobs { get; } = new(StringComparer.Ordinal);

    /// <summary>Where a kind is written in the file that the lock was read from.</summary>
    public Dictionary<string, TextSpan> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>The versions of a kind; none for an unknown one.</summary>
    public IReadOnlyDictionary<int, LockedShape> Versions(string kind) =>
        Jobs.TryGetValue(kind, out var versions) ? versions : new SortedDictionary<int, LockedShape>();

    public void Set(string kind, int version, LockedShape shape)
    {
        if (!Jobs.TryGetValue(kind, out var versions))
            Jobs.Add(kind, versions = []);
        versions[version] = shape;
    }

    /// <summary>Removes a version, or a kind with all its versions. A kind goes with its last version.</summary>
    public void Remove(string kind, int? version)
    {
        if (version is { } number && Jobs.TryGetValue(kind, out var versions) && versions.Remove(number) && versions.Count > 0)
            return;
        Jobs.Remove(kind);
    }
}
