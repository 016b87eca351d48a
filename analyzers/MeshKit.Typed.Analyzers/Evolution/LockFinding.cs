using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>What a finding about the lock tells its fix.</summary>
/// <param name="Kind">The kind in the lock.</param>
/// <param name="Version">The version in the lock; null for the kind as a whole.</param>
/// <param name="Payload">The metadata name of the payload; null where there is none.</param>
internal sealed record LockFinding(string Kind, int? Version, string? Payload)
{
    public static ImmutableDictionary<string, string?> Properties(string kind, int? version = null, string? payload = null) =>
        ImmutableDictionary<string, string?>.Empty
            .Add("kind", kind)
            .Add("version", version?.ToString(CultureInfo.InvariantCulture))
            .Add("payload", payload);

    /// <summary>What a finding tells; null for one that tells nothing.</summary>
    public static LockFinding? Of(Diagnostic diagnostic)
    {
        var properties = diagnostic.Properties;
        return properties.TryGetValue("kind", out var kind) && kind is not null
            ? new LockFinding(
                kind,
                properties.TryGetValue("version", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
                properties.TryGetValue("payload", out var payload) ? payload : null)
            : null;
    }
}
