namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>The lock's names of the platform's scalars, and which of them reads what another one wrote.</summary>
internal static class WireScalars
{
    public const string String = "string";

    /// <summary>Any JSON.</summary>
    public const string Json = "json";

    private const string JsonObject = "jsonObject";
    private const string JsonArray = "jsonArray";
    private const string JsonValue = "jsonValue";

    private static readonly Dictionary<string, string> ByConverter = new(StringComparer.Ordinal)
    {
        ["BooleanConverter"] = "bool",
        ["ByteConverter"] = "byte",
        ["SByteConverter"] = "sbyte",
        ["Int16Converter"] = "short",
        ["UInt16Converter"] = "ushort",
        ["Int32Converter"] = "int",
        ["UInt32Converter"] = "uint",
        ["Int64Converter"] = "long",
        ["UInt64Converter"] = "ulong",
        ["Int128Converter"] = "Int128",
        ["UInt128Converter"] = "UInt128",
        ["HalfConverter"] = "Half",
        ["SingleConverter"] = "float",
        ["DoubleConverter"] = "double",
        ["DecimalConverter"] = "decimal",
        ["CharConverter"] = "char",
        ["StringConverter"] = String,
        ["GuidConverter"] = "Guid",
        ["DateTimeConverter"] = "DateTime",
        ["DateTimeOffsetConverter"] = "DateTimeOffset",
        ["DateOnlyConverter"] = "DateOnly",
        ["TimeOnlyConverter"] = "TimeOnly",
        ["TimeSpanConverter"] = "TimeSpan",
        ["UriConverter"] = "Uri",
        ["VersionConverter"] = "Version",
        ["ByteArrayConverter"] = "base64",
        ["MemoryByteConverter"] = "base64",
        ["ReadOnlyMemoryByteConverter"] = "base64",
        ["JsonElementConverter"] = Json,
        ["JsonDocumentConverter"] = Json,
        ["JsonNodeConverter"] = Json,
        ["JsonObjectConverter"] = JsonObject,
        ["JsonArrayConverter"] = JsonArray,
        ["JsonValueConverter"] = JsonValue,
    };

    // Each with the bits of its value and whether it has a sign.
    private static readonly Dictionary<string, (int Bits, bool IsSigned)> Integers = new(StringComparer.Ordinal)
    {
        ["byte"] = (8, false),
        ["sbyte"] = (8, true),
        ["short"] = (16, true),
        ["ushort"] = (16, false),
        ["int"] = (32, true),
        ["uint"] = (32, false),
        ["long"] = (64, true),
        ["ulong"] = (64, false),
        ["Int128"] = (128, true),
        ["UInt128"] = (128, false),
    };

    // How many bits of an integer each keeps exactly.
    private static readonly Dictionary<string, int> Fractions = new(StringComparer.Ordinal)
    {
        ["Half"] = 11,
        ["float"] = 24,
        ["double"] = 53,
        ["decimal"] = 96,
    };

    private static readonly HashSet<string> Known = new(ByConverter.Values, StringComparer.Ordinal);

    public static bool IsKnown(string name) => Known.Contains(name);

    public static bool IsNumber(string name) => Integers.ContainsKey(name) || Fractions.ContainsKey(name);

    public static bool IsInteger(string name) => Integers.ContainsKey(name);

    /// <summary>The lock's name for what a converter of <c>JsonMetadataServices</c> writes.</summary>
    public static string OfConverter(string converter) => ByConverter[converter];

    /// <summary>Whether whatever was stored as one scalar is read as another, without loss.</summary>
    public static bool Widens(string from, string to)
    {
        if (from == to || to == Json)
            return true;
        if (to == String)
            return IsText(from);
        if (to == JsonValue)
            return from is not (Json or JsonObject or JsonArray);
        if (!Integers.TryGetValue(from, out var integer))
            return to == "double" && from is "float" or "Half" || (to == "float" && from == "Half");
        if (Fractions.TryGetValue(to, out var exact))
            return integer.Bits - (integer.IsSigned ? 1 : 0) <= exact;
        return Integers.TryGetValue(to, out var wider)
            && (wider.IsSigned == integer.IsSigned ? wider.Bits >= integer.Bits : wider.IsSigned && wider.Bits > integer.Bits);
    }

    /// <summary>The same for the keys of a dictionary, which are all text in JSON.</summary>
    public static bool WidensAsKey(string from, string to) => to == String || (!IsText(from) && Widens(from, to)) || from == to;

    /// <summary>Whether a sequence is read as this.</summary>
    public static bool TakesArrays(string name) => name is Json or JsonArray;

    /// <summary>Whether an object or a dictionary is read as this.</summary>
    public static bool TakesObjects(string name) => name is Json or JsonObject;

    private static bool IsText(string name) =>
        !IsNumber(name) && name is not ("bool" or Json or JsonObject or JsonArray or JsonValue);
}
