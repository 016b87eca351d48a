using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Enums;

public enum OfByte : byte
{
    None,
    Max = byte.MaxValue,
}

public enum OfSByte : sbyte
{
    Min = sbyte.MinValue,
    None = 0,
}

public enum OfShort : short
{
    Min = short.MinValue,
    None = 0,
}

public enum OfUShort : ushort
{
    None,
    Max = ushort.MaxValue,
}

public enum OfUInt : uint
{
    None,
    Max = uint.MaxValue,
}

public enum OfLong : long
{
    Min = long.MinValue,
    None = 0,
    Max = long.MaxValue,
}

public enum OfULong : ulong
{
    None,
    Max = ulong.MaxValue,
}

public enum Duplicated
{
    First = 1,
    AlsoFirst = 1,
    Second = 2,
}

public enum Empty;

[Flags]
public enum Bits
{
    None = 0,
    A = 1,
    B = 2,
    Both = A | B,
    High = 1 << 30,
}

[SyncJob("json.enums.underlying", AllowDuplicates = "corpus")]
public sealed record Underlying(OfByte Byte, OfSByte SByte, OfShort Short, OfUShort UShort, DayOfWeek Int, OfUInt UInt, OfLong Long, OfULong ULong);

[SyncJob("json.enums.underlying-nullable", AllowDuplicates = "corpus")]
public sealed record UnderlyingNullable(OfByte? Byte, OfSByte? SByte, OfShort? Short, OfUShort? UShort, DayOfWeek? Int, OfUInt? UInt, OfLong? Long, OfULong? ULong);

[SyncJob("json.enums.flags-and-duplicates", AllowDuplicates = "corpus")]
public sealed record FlagsAndDuplicates(Bits Bits, Duplicated Duplicated, Empty Empty, List<Bits> List);

[SyncJob("json.enums.keys", AllowDuplicates = "corpus")]
public sealed record Keys(
    Dictionary<OfByte, int> Byte, Dictionary<OfSByte, int> SByte, Dictionary<OfLong, int> Long, Dictionary<OfULong, int> ULong, Dictionary<Bits, int> Bits, Dictionary<Duplicated, int> Duplicated);

[JsonConverter(typeof(JsonStringEnumConverter<ByName>))]
public enum ByName
{
    First,
    secondOne,
    THIRD,
    Ünicode,
}

[JsonConverter(typeof(JsonStringEnumConverter<Renamed>))]
public enum Renamed : byte
{
    [JsonStringEnumMemberName("the first")]
    First,

    [JsonStringEnumMemberName("\"quoted\" <&>")]
    Quoted,

    [JsonStringEnumMemberName("😀")]
    Smile,

    Plain = 200,
}

[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<NamedBits>))]
public enum NamedBits
{
    None = 0,

    [JsonStringEnumMemberName("one")]
    One = 1,
    Two = 2,
    Four = 4,
}

[JsonConverter(typeof(CamelCaseEnumConverter))]
public enum Camel
{
    FirstValue,
    SecondValue,
}

public sealed class CamelCaseEnumConverter() : JsonStringEnumConverter<Camel>(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false);

[JsonConverter(typeof(JsonNumberEnumConverter<ByNumber>))]
public enum ByNumber
{
    Zero,
    One,
}

[SyncJob("json.enums.by-name", AllowDuplicates = "corpus")]
public sealed record Named(ByName One, ByName? Maybe, List<ByName> List, ByName[] Array);

[SyncJob("json.enums.by-name-keys", AllowDuplicates = "corpus")]
public sealed record NamedKeys(Dictionary<ByName, int> Names, Dictionary<Renamed, Renamed> Renamed, SortedDictionary<NamedBits, string> Bits);

[SyncJob("json.enums.renamed", AllowDuplicates = "corpus")]
public sealed record RenamedMembers(Renamed One, Renamed? Maybe, NamedBits Bits, List<NamedBits?> List);

[SyncJob("json.enums.camel", AllowDuplicates = "corpus")]
public sealed record CamelNamed(Camel One, Camel? Maybe, Dictionary<Camel, Camel> Keys);

[SyncJob("json.enums.by-number-converter", AllowDuplicates = "corpus")]
public sealed record Numbered(ByNumber One, ByNumber? Maybe);

[SyncJob("json.enums.member-converter", AllowDuplicates = "corpus")]
public sealed class MemberConverter
{
    [JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))]
    public DayOfWeek Named { get; set; }

    [JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))]
    public DayOfWeek? Maybe { get; set; }

    public DayOfWeek Number { get; set; }

    [JsonConverter(typeof(JsonNumberEnumConverter<ByName>))]
    public ByName AsNumber { get; set; }
}

[SyncJob("json.enums.positional-converter", AllowDuplicates = "corpus")]
public sealed record PositionalConverter(
    [property: JsonConverter(typeof(JsonStringEnumConverter<Bits>))] Bits Bits,
    [property: JsonConverter(typeof(JsonStringEnumConverter<OfULong>))] OfULong? Large,
    [property: JsonConverter(typeof(JsonStringEnumConverter<OfSByte>))] OfSByte Negative = OfSByte.Min);

[SyncJob("json.enums.of-the-platform", AllowDuplicates = "corpus")]
public sealed record OfThePlatform(DateTimeKind Kind, StringComparison Comparison, System.Net.HttpStatusCode Status, FileAttributes Attributes, System.Net.Sockets.SocketError Error);

[SyncJob("json.enums.nested-in-generic", AllowDuplicates = "corpus")]
public sealed record NestedInGeneric(Holder<int>.Mode Mode, Holder<string>.Mode? Other, List<Holder<List<int>>.Mode> List);

public static class Holder<T>
{
    public enum Mode
    {
        Off,
        On,
    }
}
