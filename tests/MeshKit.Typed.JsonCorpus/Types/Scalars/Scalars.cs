using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Scalars;

[SyncJob("json.scalars.integers", AllowDuplicates = "corpus")]
public sealed record Integers(byte Byte, sbyte SByte, short Short, ushort UShort, int Int, uint UInt, long Long, ulong ULong);

[SyncJob("json.scalars.big-integers", AllowDuplicates = "corpus")]
public sealed record BigIntegers(Int128 Int128, UInt128 UInt128, Int128? MaybeInt128, UInt128? MaybeUInt128);

[SyncJob("json.scalars.reals", AllowDuplicates = "corpus")]
public sealed record Reals(float Float, double Double, decimal Decimal, Half Half);

[SyncJob("json.scalars.reals-nullable", AllowDuplicates = "corpus")]
public sealed record RealsNullable(float? Float, double? Double, decimal? Decimal, Half? Half);

[SyncJob("json.scalars.named-reals", AllowDuplicates = "corpus")]
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record NamedReals(float Float, double Double, Half Half, List<double> List, double? Maybe);

[SyncJob("json.scalars.texts", AllowDuplicates = "corpus")]
public sealed record Texts(string Text, string? Maybe, char Character, char? MaybeCharacter);

[SyncJob("json.scalars.times", AllowDuplicates = "corpus")]
public sealed record Times(DateTime DateTime, DateTimeOffset Offset, DateOnly Date, TimeOnly Time, TimeSpan Span);

[SyncJob("json.scalars.times-nullable", AllowDuplicates = "corpus")]
public sealed record TimesNullable(DateTime? DateTime, DateTimeOffset? Offset, DateOnly? Date, TimeOnly? Time, TimeSpan? Span);

[SyncJob("json.scalars.identifiers", AllowDuplicates = "corpus")]
public sealed record Identifiers(Guid Guid, Guid? Maybe, Uri Uri, Uri? MaybeUri, Version Version, Version? MaybeVersion);

[SyncJob("json.scalars.booleans", AllowDuplicates = "corpus")]
public sealed record Booleans(bool Flag, bool? Maybe, List<bool?> List);

[SyncJob("json.scalars.element", AllowDuplicates = "corpus")]
public sealed record Element(JsonElement Value, JsonElement? Maybe);

[SyncJob("json.scalars.nodes", AllowDuplicates = "corpus")]
public sealed record Nodes(JsonNode? Node, JsonObject? Object, JsonArray? Array, JsonValue? Value);

[SyncJob("json.scalars.nodes-not-null", AllowDuplicates = "corpus")]
public sealed record NodesNotNull(JsonNode Node, JsonObject Object, JsonArray Array, JsonValue Value);

[SyncJob("json.scalars.document", AllowDuplicates = "corpus")]
public sealed record Document(JsonDocument? Value, int Other);

[SyncJob("json.scalars.one-of-each-in-a-class", AllowDuplicates = "corpus")]
public sealed class Settable
{
    public int Int { get; set; } = -1;

    public string Text { get; set; } = "ü\"\\\u2028";

    public char Character { get; set; } = '\0';

    public decimal Decimal { get; set; } = 1.10m;

    public double Double { get; set; } = 0.1 + 0.2;

    public DateTimeOffset At { get; set; } = new(2020, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(-3.5));

    public DateTime Utc { get; set; } = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    public DateTime Unspecified { get; set; } = new(2020, 1, 2);

    public TimeSpan Span { get; set; } = new(-1, 2, 3, 4, 5);

    public Uri Relative { get; set; } = new("a/b?c=ü#d", UriKind.Relative);

    public Version Version { get; set; } = new(1, 2);

    public Half Half { get; set; } = (Half)1.5;

    public Int128 Int128 { get; set; } = Int128.MinValue;
}

[SyncJob("json.scalars.aliases", AllowDuplicates = "corpus")]
public sealed record Aliases(System.Int32 Full, System.String Text, Nullable<int> Long, System.Collections.Generic.List<System.Byte?> Bytes);

[SyncJob("json.scalars.text-array-of-each", AllowDuplicates = "corpus")]
public sealed record ArraysOfEach(
    DateTime[] DateTimes, DateTimeOffset[] Offsets, DateOnly[] Dates, TimeOnly[] Times, TimeSpan[] Spans, Uri[] Uris, Version[] Versions, decimal[] Decimals,
    float[] Floats, Half[] Halves, Int128[] Int128s, ulong[] ULongs, char[] Chars, Guid?[] Guids, JsonNode?[] Nodes);
