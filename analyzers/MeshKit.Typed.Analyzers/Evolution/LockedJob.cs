using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>A declared job as the lock would have it: the versions that it reads, and their shapes.</summary>
/// <remarks>Holds symbols: never let it leave an analysis action.</remarks>
internal sealed class LockedJob(JobDeclaration job, Compilation compilation, CancellationToken cancellationToken)
{
    private readonly SortedDictionary<int, LockedShape> _shapes = [];
    private readonly SortedDictionary<int, INamedTypeSymbol> _types = new(job.Upcasts.ToDictionary(upcast => upcast.Version, upcast => upcast.Older))
    {
        [job.Settings.Version] = job.Payload,
    };

    public JobDeclaration Job => job;

    public int Version => job.Settings.Version;

    /// <summary>The kind, and the kinds before it.</summary>
    public IEnumerable<string> Kinds => job.FormerKinds.Prepend(job.Kind);

    /// <summary>The versions that are read, each with the type that reads it.</summary>
    public IReadOnlyDictionary<int, INamedTypeSymbol> Types => _types;

    /// <summary>The job; null where its declaration has problems, which have rules of their own.</summary>
    public static LockedJob? Find(INamedTypeSymbol payload, Compilation compilation, CancellationToken cancellationToken) =>
        JobDeclaration.Find(payload, compilation, cancellationToken) is { Problems.Count: 0 } job ? new LockedJob(job, compilation, cancellationToken) : null;

    /// <summary>The shape of one of <see cref="Types"/>.</summary>
    public LockedShape Shape(int version)
    {
        if (!_shapes.TryGetValue(version, out var shape))
            _shapes.Add(version, shape = ShapeBuilder.Build(_types[version], job.JsonContext is not null, compilation, cancellationToken));
        return shape;
    }

    /// <summary>The readable versions that a lock has under none of the job's kinds.</summary>
    public IEnumerable<int> Missing(JobLock file) => _types.Keys.Where(version => version == Version
        ? !file.Versions(job.Kind).ContainsKey(version)
        : !Kinds.Any(kind => file.Versions(kind).ContainsKey(version)));

    /// <summary>Brings a lock up to date: the current version as it is now, older ones where they are missing.</summary>
    public void Update(JobLock file)
    {
        foreach (var version in Missing(file).Append(Version).ToList())
            file.Set(job.Kind, version, Shape(version));
    }
}
