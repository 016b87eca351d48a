using System.Globalization;

namespace MeshKit.Typed.Generators.Common;

/// <summary>FNV-1a of 64 bits: the same on every machine and in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
internal static class StableHash
{
    /// <summary>The hash as text, to be a part of a name.</summary>
    public static string Of(string text) => Number(text).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The hash.</summary>
    public static ulong Number(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 1099511628211UL);
        return hash;
    }
}
