using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MeshKit.Typed;

/// <summary>
/// Builds a conflict key from a template; generated code calls it. Literals are taken as they are. In a hole, all ASCII but letters, digits,
/// <c>-</c>, <c>_</c>, <c>.</c> and <c>~</c>, and all else that the template asks for, is percent-encoded, so that a value can
/// never be mistaken for a literal and different values never give the same key. Null is <c>%_</c>, which no value encodes to.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ConflictKeyBuilder
{
    // All ASCII that is stored as something else. What is not ASCII is stored as it is.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x80).Select(c => (char)c).Where(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '~'))]);

    private DefaultInterpolatedStringHandler _text;
    private readonly string _alsoEscaped;

    /// <summary>Creates a builder.</summary>
    /// <param name="literalLength">The length of all literals.</param>
    /// <param name="holes">The number of holes.</param>
    /// <param name="alsoEscaped">Unreserved characters that this template uses to separate holes, to be encoded too.</param>
    public ConflictKeyBuilder(int literalLength, int holes, string alsoEscaped = "")
    {
        _text = new DefaultInterpolatedStringHandler(literalLength, holes, CultureInfo.InvariantCulture);
        _alsoEscaped = alsoEscaped;
    }

    /// <summary>Appends a part of the template.</summary>
    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    /// <summary>Appends a text value.</summary>
    public void AppendHole(string? value)
    {
        if (value is null)
            _text.AppendLiteral("%_");
        else
            AppendEscaped(value);
    }

    /// <summary>Appends a value in the invariant culture. Dates and times use the round-trip format unless another is given.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="value">The member's value.</param>
    /// <param name="format">The format of the template's hole, or null.</param>
    public void AppendHole<T>(T value, string? format = null)
    {
        if (value is null)
        {
            _text.AppendLiteral("%_");
            return;
        }

        format ??= value is DateTime or DateTimeOffset or DateOnly or TimeOnly ? "O" : null;
        AppendEscaped(value switch
        {
            string text => text,
            ISpanFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        });
    }

    /// <summary>Gives the key.</summary>
    public string ToStringAndClear() => _text.ToStringAndClear();

    private void AppendEscaped(string value)
    {
        if (Utf16.IndexOfIllFormed(value) >= 0)
            throw new SyncException(SyncErrorCodes.KeyInvalid, "A member of the conflict key is ill-formed UTF-16: it holds a surrogate without its other half.");

        var rest = value.AsSpan();
        for (var at = IndexOfEscaped(rest); at >= 0; at = IndexOfEscaped(rest))
        {
            _text.AppendFormatted(rest[..at]);
            _text.AppendLiteral("%");
            _text.AppendFormatted((int)rest[at], "X2");
            rest = rest[(at + 1)..];
        }

        _text.AppendFormatted(rest);
    }

    private readonly int IndexOfEscaped(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAny(Escaped);
        var also = _alsoEscaped.Length == 0 ? -1 : (first < 0 ? text : text[..first]).IndexOfAny(_alsoEscaped);
        return also < 0 ? first : also;
    }
}
