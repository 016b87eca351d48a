using System.Text.Json;
using System.Text.Json.Nodes;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>Valid JSON of the types that the platform itself converts: plain values first, then the limits.</summary>
internal static class ScalarTexts
{
    private static readonly string[] Any =
        ["null", "1", "\"a\"", "true", "[]", "{}", "[1,null,\"x\",[{}]]", "{\"a\":{\"b\":[1.50]},\"a b\":null}", "-0.0", "1E+400", "\"\\u00e9\\n\""];

    private static readonly Dictionary<Type, string[]> Texts = new()
    {
        [typeof(bool)] = ["false", "true"],
        [typeof(byte)] = ["0", "1", "255", "1E1", "2.0"],
        [typeof(sbyte)] = ["0", "1", "-128", "127"],
        [typeof(short)] = ["0", "-7", "32767", "-32768"],
        [typeof(ushort)] = ["0", "7", "65535"],
        [typeof(int)] = ["0", "1", "-5", "2147483647", "-2147483648", "1e3"],
        [typeof(uint)] = ["0", "4", "4294967295"],
        [typeof(long)] = ["0", "-6", "9223372036854775807", "-9223372036854775808"],
        [typeof(ulong)] = ["0", "8", "18446744073709551615"],
        [typeof(Int128)] = ["0", "-9", "170141183460469231731687303715884105727"],
        [typeof(UInt128)] = ["0", "9", "340282366920938463463374607431768211455"],
        [typeof(Half)] = ["0", "1.5", "-2", "65504"],
        [typeof(float)] = ["0", "1.25", "-3e10", "1e-45", "3.4028235E+38"],
        [typeof(double)] = ["0", "0.1", "-1e300", "5e-324", "1.7976931348623157E+308", "-0.0"],
        [typeof(decimal)] = ["0", "1.50", "-79228162514264337593543950335", "0.0000000000000000000000000001"],
        [typeof(char)] = ["\"a\"", "\"\\u00e9\"", "\"<\"", "\"\\\"\""],
        [typeof(string)] =
            ["\"\"", "\"a\"", "\"b c\"", "\"\\u00e9\\ud83d\\ude00\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"<&'+>\\u2028\"", "\"é漢\"", $"\"{new string('x', 300)}\""],
        [typeof(Guid)] = ["\"00000000-0000-0000-0000-000000000000\"", "\"01234567-89ab-cdef-0123-456789abcdef\""],
        [typeof(DateTime)] = ["\"2026-01-02T03:04:05Z\"", "\"2026-01-02\"", "\"2026-01-02T03:04:05.1234567\"", "\"2026-01-02T03:04:05+02:00\"", "\"9999-12-31T23:59:59.9999999\""],
        [typeof(DateTimeOffset)] = ["\"2026-01-02T03:04:05+02:00\"", "\"2026-01-02T03:04:05Z\"", "\"0001-01-01T00:00:00+00:00\""],
        [typeof(DateOnly)] = ["\"2026-01-02\"", "\"0001-01-01\""],
        [typeof(TimeOnly)] = ["\"03:04:05\"", "\"23:59:59.9999999\""],
        [typeof(TimeSpan)] = ["\"00:00:00\"", "\"1.02:03:04.5\"", "\"-10675199.02:48:05.4775808\""],
        [typeof(Uri)] = ["\"http://a/b?c=d#e\"", "\"rel/ative\"", "\"\"", "\"http://é/ü\""],
        [typeof(Version)] = ["\"1.2\"", "\"1.2.3.4\""],
        [typeof(byte[])] = ["\"\"", "\"AQID\"", "\"/+==\""],
        [typeof(Memory<byte>)] = ["\"\"", "\"AQID\""],
        [typeof(ReadOnlyMemory<byte>)] = ["\"\"", "\"AQID\""],
        [typeof(JsonElement)] = Any,
        [typeof(JsonDocument)] = Any,
        [typeof(JsonNode)] = Any,
        [typeof(JsonValue)] = ["1", "\"a\"", "true", "1.50"],
        [typeof(JsonObject)] = ["{}", "{\"a\":1,\"b\":{\"c\":[]}}"],
        [typeof(JsonArray)] = ["[]", "[1,{\"a\":null},[]]"],
    };

    /// <summary>What stands for a type that only a converter of the app's own knows.</summary>
    public static IReadOnlyList<string> OfUnknown => Any;

    public static IReadOnlyList<string>? Of(Type type) => Texts.GetValueOrDefault(type);

    public static bool IsNumber(Type type) => Texts.TryGetValue(type, out var texts) && texts[0] == "0";
}
