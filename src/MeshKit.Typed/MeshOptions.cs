namespace MeshKit.Typed;

/// <summary>How a mesh is opened.</summary>
public sealed record MeshOptions
{
    /// <summary>The jobs that the mesh knows.</summary>
    public required SyncManifest Manifest { get; init; }

    /// <summary>The clock. The system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The bounds that jobs are held to.</summary>
    public SyncLimits Limits { get; init; } = new();

    /// <summary>
    /// Seals payloads, checkpoints, steps, results and error messages, and hashes conflict keys, such as <see cref="AesGcmProtector"/>; null stores them
    /// in clear. A manifest with a <see cref="ProtectedAttribute"/> member needs one. Kinds, versions, times, sizes, counts, step names, types of errors
    /// and which jobs have equal keys are stored in clear all the same.
    /// </summary>
    public IPayloadProtector? Protector { get; init; }

    /// <summary>Whether disposing the mesh leaves the provider open. By default the mesh owns it.</summary>
    public bool LeaveProviderOpen { get; init; }
}
