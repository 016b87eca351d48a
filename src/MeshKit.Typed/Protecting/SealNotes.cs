namespace MeshKit.Typed;

/// <summary>What a sealed store knows of a job beside what the job is: two jobs that differ in nothing else are equal.</summary>
internal readonly struct SealNotes : IEquatable<SealNotes>
{
    /// <summary>The key as the store keeps it.</summary>
    public string? StoredKey { get; init; }

    /// <summary>What the job's progress is bound to; see <see cref="Sealer"/>.</summary>
    public Guid? Lineage { get; init; }

    /// <summary>Why something of the job does not open, as a sentence; null where all does.</summary>
    public string? Problem { get; init; }

    public bool Equals(SealNotes other) => true;

    public override bool Equals(object? obj) => obj is SealNotes;

    public override int GetHashCode() => 0;
}
