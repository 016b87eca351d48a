using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>
/// Reads the lock's JSON, strictly: objects, strings, whole numbers and <c>true</c>, no name twice. It never throws: <c>System.Text.Json</c>
/// must not travel with an analyzer, and a file that a merge left in pieces must not end a build in an exception.
/// </summary>
internal sealed class LockParser(string text)
{
    private const int MaxDepth = 16;

    private int _at;
    private LockError? _error;

    /// <summary>The file as one object; null, with the error, where it is none.</summary>
    public static LockNode? Parse(string text, out LockError? error)
    {
        var parser = new LockParser(text);
        var node = parser.Value(0);
        parser.SkipSpace();
        if (node is not null && parser._at < text.Length)
            node = parser.Fail($"goes on after its end with {parser.Here()}");
        else if (node is { Kind: not LockNodeKind.Object })
            node = parser.Fail("is no JSON object", node.Place);
        error = parser._error;
        return node;
    }

    private LockNode? Value(int depth)
    {
        SkipSpace();
        if (_at >= text.Length)
            return Fail("ends too early");
        switch (text[_at])
        {
            case '{':
                return depth < MaxDepth ? Object(depth) : Fail("nests objects too deep");
            case '"':
                var start = _at;
                return String() is { } value ? new LockNode(LockNodeKind.Text, value, TextSpan.FromBounds(start, _at)) : null;
            case '-' or (>= '0' and <= '9'):
                return Number();
            default:
                return Take("true") ? new LockNode(LockNodeKind.True, "", new TextSpan(_at - 4, 4)) : Fail($"has {Here()} where a value is expected");
        }
    }

    private LockNode? Object(int depth)
    {
        var start = _at++;
        var node = new LockNode(LockNodeKind.Object, "", new TextSpan(start, 1));
        var names = new HashSet<string>(StringComparer.Ordinal);
        SkipSpace();
        if (Take("}"))
            return node;
        while (true)
        {
            SkipSpace();
            var place = _at;
            if (_at >= text.Length || text[_at] != '"')
                return Fail($"has {Here()} where a name is expected");
            if (String() is not { } name)
                return null;
            var span = TextSpan.FromBounds(place, _at);
            if (!names.Add(name))
                return Fail($"has \"{name}\" twice", span);
            SkipSpace();
            if (!Take(":"))
                return Fail($"has {Here()} where ':' is expected");
            if (Value(depth + 1) is not { } value)
                return null;
            node.Members.Add((name, span, value));
            SkipSpace();
            if (Take("}"))
                return node;
            if (!Take(","))
                return Fail($"has {Here()} where ',' or '}}' is expected");
        }
    }

    private LockNode? Number()
    {
        var start = _at;
        Take("-");
        var digits = _at;
        while (_at < text.Length && text[_at] is >= '0' and <= '9')
            _at++;
        var place = TextSpan.FromBounds(start, _at);
        return _at == digits || (text[digits] == '0' && _at > digits + 1) || (_at < text.Length && text[_at] is '.' or 'e' or 'E')
            ? Fail("has a number that is not whole", place)
            : new LockNode(LockNodeKind.Number, text.Substring(start, _at - start), place);
    }

    private string? String()
    {
        var start = _at++;
        var value = new StringBuilder();
        while (_at < text.Length)
        {
            var c = text[_at++];
            if (c == '"')
                return value.ToString();
            if (c < ' ')
                break;
            if (c != '\\')
                value.Append(c);
            else if (Escape() is { } escaped)
                value.Append(escaped);
            else
                return null;
        }

        Fail("has a string without an end on its line", TextSpan.FromBounds(start, Math.Min(_at, text.Length)));
        return null;
    }

    private char? Escape()
    {
        var c = _at < text.Length ? text[_at++] : '\0';
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 <= text.Length
                && ushort.TryParse(text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default:
                Fail("has an unknown escape in a string", TextSpan.FromBounds(_at - 1, Math.Min(_at, text.Length)));
                return null;
        }
    }

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
            _at++;
    }

    private bool Take(string expected)
    {
        if (string.CompareOrdinal(text, _at, expected, 0, expected.Length) != 0)
            return false;
        _at += expected.Length;
        return true;
    }

    private string Here() => _at >= text.Length ? "its end"
        : text[_at] is '<' or '>' or '=' or '|' ? $"'{text[_at]}' (a merge that is not resolved?)"
        : $"'{text[_at]}'";

    private LockNode? Fail(string message) => Fail(message, new TextSpan(Math.Min(_at, text.Length), _at < text.Length ? 1 : 0));

    private LockNode? Fail(string message, TextSpan place)
    {
        _error ??= new LockError(message, place);
        return null;
    }
}
