namespace MeshKit.Typed;

/// <summary>The bounds that a mesh holds jobs to.</summary>
public sealed record SyncLimits
{
    /// <summary>The longest conflict key, in UTF-8 bytes.</summary>
    public const int MaxKeyBytes = 512;

    /// <summary>The deepest nesting of a payload, a checkpoint or a result.</summary>
    public const int MaxDepth = 64;

    /// <summary>The largest payload, checkpoint or result, in UTF-8 bytes. 256 KiB by default.</summary>
    public int MaxPayloadBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// How long a claim is valid without a heartbeat. 30 seconds by default, at least 1 second. A job whose process died is run
    /// again after this time (sooner where the store can see that the process is gone).
    /// </summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(30);
}
