using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.RunTwice;

/// <summary>
/// Which names say that a value identifies something. A name alone is never reported: it says what a value is for, once one that changes per
/// attempt flows there.
/// </summary>
internal static class IdentityNames
{
    private const string HeaderName = "Idempotency-Key";

    private static readonly HashSet<string> LastWords = new(StringComparer.Ordinal) { "id", "key", "reference", "period", "path" };
    private static readonly HashSet<string> AnyWords = new(StringComparer.Ordinal) { "idempotency", "correlation" };

    // Traces and leases mark each attempt as one of its own, by intent.
    private static readonly HashSet<string> PerAttempt = new(StringComparer.Ordinal)
    {
        "trace", "span", "activity", "attempt", "log", "thread", "lease", "lock", "worker", "instance",
    };

    public static bool Identifies(string name, ITypeSymbol type)
    {
        // A grace period is a duration, and a flag or a token identifies nothing.
        if (type.SpecialType == SpecialType.System_Boolean || type.Name is "TimeSpan" or "CancellationToken")
            return false;
        var words = Words.Of(name);
        if (words.Count == 0 || words.Any(PerAttempt.Contains))
            return false;
        var last = words[words.Count - 1];
        return LastWords.Contains(last)
            || words.Any(AnyWords.Contains)
            || (last == "name" && words.Count > 1 && words[words.Count - 2] == "file")
            || last == "filename";
    }

    public static bool IsHeader(string? name) =>
        string.Equals(name, HeaderName, StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, "X-" + HeaderName, StringComparison.OrdinalIgnoreCase);
}
