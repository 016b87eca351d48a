using Microsoft.Extensions.Time.Testing;

namespace MeshKit.Typed.Testing;

/// <summary>How a <see cref="MeshTest"/> begins.</summary>
public sealed record MeshTestOptions
{
    /// <summary>The clock; by default a new one that stands at 2026-01-01T00:00:00Z.</summary>
    public FakeTimeProvider? Clock { get; init; }

    /// <summary>The bounds that jobs are held to.</summary>
    public SyncLimits Limits { get; init; } = new();

    /// <summary>
    /// Seals what is stored; by default a key of the test's own where the manifest has a <see cref="ProtectedAttribute"/> member, and else nothing.
    /// </summary>
    public IPayloadProtector? Protector { get; init; }

    /// <summary>
    /// How long a run may take in real time before the test fails instead of hanging; 30 seconds by default. A debugger that is attached
    /// suspends it.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
