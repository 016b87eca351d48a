using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed;

/// <summary>The jobs that a mesh knows. Each assembly has one, made by the generator; several are composed with <see cref="Combine(SyncManifest[])"/>.</summary>
public sealed class SyncManifest
{
    private readonly FrozenDictionary<string, SyncJobType> _byKind;

    /// <summary>Creates a manifest; generated code calls this.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="typeInfoResolver">Gives the JSON of payloads, results, checkpoints and steps.</param>
    /// <exception cref="ArgumentException">Two jobs have the same kind, or one has a former kind that another has.</exception>
    public SyncManifest(IEnumerable<SyncJobType> jobs, IJsonTypeInfoResolver typeInfoResolver)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(typeInfoResolver);
        Jobs = [.. jobs];
        TypeInfoResolver = typeInfoResolver;
        var byKind = new Dictionary<string, SyncJobType>(StringComparer.Ordinal);
        foreach (var job in Jobs)
        {
            foreach (var kind in job.Kinds)
            {
                if (!byKind.TryAdd(kind, job))
                {
                    throw new ArgumentException(
                        $"The kind \"{kind}\" is declared by {byKind[kind].PayloadType} and by {job.PayloadType}. Give one of them a kind of its own.",
                        nameof(jobs));
                }
            }
        }

        _byKind = byKind.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>A manifest without jobs, for a mesh that is used untyped only.</summary>
    public static SyncManifest Empty { get; } = new([], JsonTypeInfoResolver.Combine());

    /// <summary>The jobs, in the order of declaration.</summary>
    public IReadOnlyList<SyncJobType> Jobs { get; }

    /// <summary>
    /// The JSON of all types that the manifest knows, for a <see cref="System.Text.Json.JsonSerializerOptions.TypeInfoResolverChain"/>.
    /// </summary>
    public IJsonTypeInfoResolver TypeInfoResolver { get; }

    /// <summary>Composes manifests of several assemblies.</summary>
    /// <exception cref="ArgumentException">Two of them declare the same kind.</exception>
    public static SyncManifest Combine(params SyncManifest[] manifests) => Combine((IReadOnlyCollection<SyncManifest>)manifests);

    /// <summary>Composes manifests of several assemblies.</summary>
    /// <exception cref="ArgumentException">Two of them declare the same kind.</exception>
    public static SyncManifest Combine(IReadOnlyCollection<SyncManifest> manifests)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        return new SyncManifest(
            manifests.SelectMany(manifest => manifest.Jobs).Distinct(),
            JsonTypeInfoResolver.Combine([.. manifests.Select(manifest => manifest.TypeInfoResolver)]));
    }

    /// <summary>Finds a job by its kind, or by one that it had before; null where the manifest does not declare it.</summary>
    public SyncJobType? Find(string kind) => _byKind.GetValueOrDefault(kind);
}
