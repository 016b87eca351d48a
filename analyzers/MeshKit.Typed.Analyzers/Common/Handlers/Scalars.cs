using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.Handlers;

/// <summary>The platform's plain values: what their members compute is still the value.</summary>
internal static class Scalars
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.String", "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan",
        "System.Int16", "System.Int32", "System.Int64", "System.Int128", "System.UInt16", "System.UInt32", "System.UInt64", "System.UInt128",
        "System.Byte", "System.Double", "System.Decimal", "System.Char", "System.Uri", "System.Text.StringBuilder",
    };

    // Static functions whose result is their arguments in another form.
    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "System.Convert", "System.IO.Path", "System.BitConverter", "System.Math", "System.Globalization.ISOWeek", "System.Text.Encoding",
        "System.Security.Cryptography.SHA256", "System.Security.Cryptography.SHA1", "System.Security.Cryptography.MD5", "System.MemoryExtensions",
    };

    public static bool Contains(ITypeSymbol type) => Types.Contains(type.FullName());

    public static bool Carries(IMethodSymbol method) =>
        method.ContainingType is { } type && (Contains(type) || Functions.Contains(type.FullName()));
}
