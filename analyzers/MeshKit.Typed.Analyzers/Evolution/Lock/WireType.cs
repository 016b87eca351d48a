namespace MeshKit.Typed.Analyzers.Evolution;

internal enum WireKind
{
    /// <summary>One of <see cref="WireScalars"/>: <c>int</c>.</summary>
    Scalar,

    /// <summary>A JSON array, whatever collection it is in the code: <c>[int]</c>.</summary>
    Sequence,

    /// <summary>A JSON object by keys: <c>{int}</c> by strings, <c>{Guid: int}</c> by others.</summary>
    Dictionary,

    /// <summary>A type of the shape's table: <c>#lines</c>; the payload itself: <c>#</c>.</summary>
    Reference,

    /// <summary>What a converter of the app's own writes: <c>converter MoneyConverter</c>.</summary>
    Converter,
}

/// <summary>What a place holds when stored, in the lock's notation.</summary>
internal sealed record WireType(WireKind Kind, string Name = "", WireType? Element = null, WireType? Key = null, bool IsNullable = false)
{
    private const string ConverterPrefix = "converter ";

    private const int MaxDepth = 32;

    /// <summary>What a sequence or dictionary holds in the end, or the type itself.</summary>
    public WireType Leaf => Element?.Leaf ?? this;

    public static WireType Scalar(string name) => new(WireKind.Scalar, name);

    /// <summary>The characters of a name in the notation; others are never written.</summary>
    public static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.';

    /// <summary>Reads the notation; null where it is none.</summary>
    public static WireType? Parse(string text)
    {
        var at = 0;
        return Parse(text, ref at, 0) is { } type && at == text.Length ? type : null;
    }

    public override string ToString()
    {
        var text = Kind switch
        {
            WireKind.Sequence => $"[{Element}]",
            WireKind.Dictionary => Key is null ? $"{{{Element}}}" : $"{{{Key}: {Element}}}",
            WireKind.Reference => "#" + Name,
            WireKind.Converter => ConverterPrefix + Name,
            _ => Name,
        };
        return IsNullable ? text + "?" : text;
    }

    private static WireType? Parse(string text, ref int at, int depth)
    {
        if (depth > MaxDepth)
            return null;
        var type = TakeIf(text, ref at, "[") ? ParseSequence(text, ref at, depth)
            : TakeIf(text, ref at, "{") ? ParseDictionary(text, ref at, depth)
            : ParseName(text, ref at);
        return type is not null && TakeIf(text, ref at, "?") ? type with { IsNullable = true } : type;
    }

    private static WireType? ParseSequence(string text, ref int at, int depth) =>
        Parse(text, ref at, depth + 1) is { } element && TakeIf(text, ref at, "]") ? new WireType(WireKind.Sequence, Element: element) : null;

    private static WireType? ParseDictionary(string text, ref int at, int depth)
    {
        var element = Parse(text, ref at, depth + 1);
        WireType? key = null;
        if (TakeIf(text, ref at, ": "))
        {
            key = element;
            if (key is not { Kind: WireKind.Scalar or WireKind.Reference or WireKind.Converter, IsNullable: false })
                return null;
            element = Parse(text, ref at, depth + 1);
        }

        return element is not null && TakeIf(text, ref at, "}") ? new WireType(WireKind.Dictionary, Element: element, Key: key) : null;
    }

    private static WireType? ParseName(string text, ref int at)
    {
        var kind = TakeIf(text, ref at, "#") ? WireKind.Reference : TakeIf(text, ref at, ConverterPrefix) ? WireKind.Converter : WireKind.Scalar;
        var start = at;
        while (at < text.Length && IsNameCharacter(text[at]))
            at++;
        var name = text.Substring(start, at - start);
        var isName = kind switch
        {
            WireKind.Scalar => WireScalars.IsKnown(name),
            WireKind.Converter => name.Length > 0,
            _ => true,
        };
        return isName ? new WireType(kind, name) : null;
    }

    private static bool TakeIf(string text, ref int at, string expected)
    {
        if (string.CompareOrdinal(text, at, expected, 0, expected.Length) != 0)
            return false;
        at += expected.Length;
        return true;
    }
}
