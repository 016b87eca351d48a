using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace MeshKit.Typed.Generators.Common;

/// <summary>Spells values and names as C# code.</summary>
internal static class Code
{
    /// <summary>A string literal; <c>null</c> for null.</summary>
    public static string Literal(string? text) =>
        text is null ? "null" : IsPlain(text) ? "\"" + text + "\"" : SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>An identifier, escaped where it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A dotted name, each part escaped.</summary>
    public static string Name(string dotted) => string.Join(".", dotted.Split('.').Select(Identifier));

    /// <summary>A time in ticks, with its readable form beside it.</summary>
    public static string Time(TimeSpan time) =>
        $"new global::System.TimeSpan({time.Ticks.ToString(CultureInfo.InvariantCulture)}L /* {time.ToString("c", CultureInfo.InvariantCulture)} */)";

    /// <summary>A number.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Bool(bool value) => value ? "true" : "false";

    // Most are names, which stand in a literal as they are; the compiler's printer is slow.
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' or '"' or '\\')
                return false;
        }

        return true;
    }
}
