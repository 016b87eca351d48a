using System.Text.RegularExpressions;

namespace MeshKit.Typed.Docs.Tests.Snippets;

/// <summary>A fenced block of code in a document, with the comment before it that says what it must be able to do.</summary>
/// <param name="Marker"><c>runs</c> or <c>compiles</c>.</param>
/// <param name="Code">The code.</param>
/// <param name="Output">The next <c>text</c> block, which is what a block that runs prints; null where there is none.</param>
internal sealed partial record Snippet(string Marker, string Code, string? Output)
{
    public static IReadOnlyList<Snippet> In(string markdown) =>
    [
        .. Pattern().Matches(markdown).Select(match => new Snippet(
            match.Groups["marker"].Value,
            match.Groups["code"].Value,
            Expected().Match(markdown, match.Index + match.Length) is { Success: true } output ? output.Groups["output"].Value : null)),
    ];

    [GeneratedRegex("""^<!-- (?<marker>runs|compiles) -->\n```csharp\n(?<code>.*?)^```$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Pattern();

    [GeneratedRegex("""^```text\n(?<output>.*?)^```$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Expected();
}
