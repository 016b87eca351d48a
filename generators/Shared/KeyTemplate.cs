using System.Text;

namespace MeshKit.Typed.Shared;

/// <summary>One part of a conflict key's template.</summary>
/// <param name="Text">The literal, with <c>{{</c> already one brace; or the member's name.</param>
/// <param name="IsHole">Whether the part is a hole.</param>
/// <param name="Format">A hole's format, or null.</param>
internal sealed record KeyPart(string Text, bool IsHole, string? Format = null);

/// <summary>
/// A conflict key's template, as <c>draft:{DraftId}:{At:yyyy}</c>. Where <see cref="Error"/> is null, the key of
/// <c>ConflictKeyBuilder</c> over <see cref="Parts"/> and <see cref="AlsoEscaped"/> is injective.
/// </summary>
/// <remarks>
/// Why: a value's encoding is a run of tokens, each a plain character or <c>%</c> and two hexadecimal digits (<c>%_</c> for null). Plain
/// characters are never reserved ones, and never one of <see cref="AlsoEscaped"/>; a literal holds no <c>%</c>. So reading a key from the
/// left, the literal after a hole is where its first reserved or also-escaped character stands at a token's start.
/// </remarks>
internal sealed class KeyTemplate
{
    private KeyTemplate(IReadOnlyList<KeyPart> parts, string? error)
    {
        Parts = parts;
        Error = error;
        AlsoEscaped = error is null ? UnreservedSeparators(parts) : "";
    }

    /// <summary>The parts in order; adjacent literals are one.</summary>
    public IReadOnlyList<KeyPart> Parts { get; }

    /// <summary>What is wrong with the template, as the end of a sentence; null where nothing is.</summary>
    public string? Error { get; }

    /// <summary>The unreserved characters that separate holes in this template, and so must be encoded inside of them.</summary>
    public string AlsoEscaped { get; }

    /// <summary>The holes in order.</summary>
    public IEnumerable<KeyPart> Holes => Parts.Where(part => part.IsHole);

    /// <summary>Parses a template. Never throws: an error leaves <see cref="Error"/> set.</summary>
    public static KeyTemplate Parse(string template)
    {
        var parts = new List<KeyPart>();
        var literal = new StringBuilder();
        for (var at = 0; at < template.Length; at++)
        {
            var c = template[at];
            if (c is '{' or '}' && at + 1 < template.Length && template[at + 1] == c)
            {
                literal.Append(c);
                at++;
            }
            else if (c == '}')
            {
                return Wrong(parts, "has a '}' without its '{' (write '}}' for a brace)");
            }
            else if (c == '{')
            {
                var end = template.IndexOf('}', at);
                if (end < 0 || template.IndexOf('{', at + 1, end - at - 1) >= 0)
                    return Wrong(parts, "has a '{' without its '}' (write '{{' for a brace)");
                Flush(parts, literal);
                if (Hole(template.Substring(at + 1, end - at - 1)) is not { } hole)
                    return Wrong(parts, "has an empty hole");
                parts.Add(hole);
                at = end;
            }
            else
            {
                literal.Append(c);
            }
        }

        Flush(parts, literal);
        return new KeyTemplate(parts, Check(parts));
    }

    private static KeyTemplate Wrong(List<KeyPart> parts, string error) => new(parts, error);

    private static KeyPart? Hole(string text)
    {
        var colon = text.IndexOf(':');
        var name = (colon < 0 ? text : text.Substring(0, colon)).Trim();
        var format = colon < 0 ? null : text.Substring(colon + 1);
        return name.Length == 0 || format is { Length: 0 } ? null : new KeyPart(name, IsHole: true, format);
    }

    private static void Flush(List<KeyPart> parts, StringBuilder literal)
    {
        if (literal.Length > 0)
            parts.Add(new KeyPart(literal.ToString(), IsHole: false));
        literal.Clear();
    }

    private static string? Check(List<KeyPart> parts)
    {
        if (parts.Count == 0)
            return "is empty";
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            if (part.IsHole)
            {
                if (i > 0 && parts[i - 1].IsHole)
                    return $"has two holes with nothing between them, '{{{parts[i - 1].Text}}}{{{part.Text}}}', so that different values could give one key";
            }
            else if (part.Text.Contains('%'))
            {
                return "has a '%', which is how values are encoded";
            }
            else if (part.Text.Any(c => c is '\0' or (>= '\uD800' and <= '\uDFFF')) && !IsWellFormed(part.Text))
            {
                return "holds NUL or ill-formed UTF-16";
            }
            else if (i > 0 && i < parts.Count - 1 && part.Text.All(c => c >= 0x80))
            {
                return $"separates two holes by '{part.Text}', where a character of ASCII is needed to keep different values apart";
            }
        }

        return null;
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
                return false;
            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
                return false;
        }

        return true;
    }

    private static string UnreservedSeparators(IReadOnlyList<KeyPart> parts)
    {
        var separators = new SortedSet<char>();
        for (var i = 1; i < parts.Count - 1; i++)
        {
            if (!parts[i].IsHole && !parts[i].Text.Any(IsReserved))
                separators.UnionWith(parts[i].Text.Where(c => c < 0x80));
        }

        return string.Concat(separators);
    }

    private static bool IsReserved(char c) =>
        c < 0x80 && c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or '~');
}
