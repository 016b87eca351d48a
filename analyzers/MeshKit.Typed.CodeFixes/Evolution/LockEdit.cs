using MeshKit.Typed.Analyzers.Evolution;

namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>A change to the lock that a finding asks for. Changes commute, so that Fix All makes them all in one file.</summary>
/// <param name="Key">What makes two changes the same for Fix All.</param>
/// <param name="Apply">Changes the lock.</param>
internal sealed record LockEdit(string Key, Action<JobLock, LockFinding, LockedJob?> Apply)
{
    /// <summary>Writes what the code has and the lock lacks.</summary>
    public static LockEdit Update { get; } = new("update", static (file, _, job) => job?.Update(file));

    /// <summary>Writes one version as it is now.</summary>
    public static LockEdit Overwrite { get; } = new("overwrite", static (file, finding, job) =>
    {
        if (job is not null && finding.Version is { } version && job.Types.ContainsKey(version))
            file.Set(finding.Kind, version, job.Shape(version));
    });

    /// <summary>Removes the kind, or the one version of it that the finding is about.</summary>
    public static LockEdit Retire { get; } = new("retire", static (file, finding, _) => file.Remove(finding.Kind, finding.Version));

    public static LockEdit? Find(string? key) => new[] { Update, Overwrite, Retire }.FirstOrDefault(edit => edit.Key == key);
}
