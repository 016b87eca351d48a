using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Common;

/// <summary>Carries the documentation of a declaration on to what is generated for it.</summary>
internal static class Docs
{
    // What is generated has other parameters than the payload's constructor.
    private static readonly Regex ParameterReference = new("<(?:type)?paramref name=\"([^\"]*)\" ?(?:/>|>.*?</(?:type)?paramref>)", RegexOptions.CultureInvariant);

    /// <summary>A text as code in a documentation comment. What would end the line, or is no XML, is shown as a question mark.</summary>
    public static string Code(string text)
    {
        var code = new StringBuilder("<c>");
        foreach (var c in text)
        {
            code.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\u2028' or '\u2029' => "?",
                _ when char.IsControl(c) || !XmlConvert.IsXmlChar(c) => "?",
                _ => c.ToString(),
            });
        }

        return code.Append("</c>").ToString();
    }

    /// <summary>The inner XML of the summary, in one line; null where there is none.</summary>
    public static string? Summary(ISymbol symbol, CancellationToken cancellationToken)
    {
        const string Start = "<summary>";
        const string End = "</summary>";
        var xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellationToken) ?? "";
        var start = xml.IndexOf(Start, StringComparison.Ordinal);
        var end = xml.IndexOf(End, StringComparison.Ordinal);
        if (start < 0 || end < start)
            return null;
        var text = new StringBuilder();
        foreach (var word in xml.Substring(start + Start.Length, end - start - Start.Length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            text.Append(text.Length > 0 ? " " : "").Append(word);
        return text.Length > 0 ? ParameterReference.Replace(text.ToString(), "<c>$1</c>") : null;
    }
}
