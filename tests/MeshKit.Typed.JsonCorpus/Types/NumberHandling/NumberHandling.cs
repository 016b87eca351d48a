using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.NumberHandling;

[SyncJob("json.numberhandling.type-as-text", AllowDuplicates = "corpus")]
[JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
public sealed record TypeAsText(int A, long B, decimal C, double D, int? E, List<int> F, Dictionary<string, long> G, Int128 H, Half I);

[SyncJob("json.numberhandling.type-read-text", AllowDuplicates = "corpus")]
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
public sealed class TypeReadText
{
    public int A { get; set; }

    public float? B { get; set; }

    public ulong[] C { get; set; } = [];

    public Untouched D { get; set; } = new();
}

public sealed class Untouched
{
    public int A { get; set; }
}

[SyncJob("json.numberhandling.members", AllowDuplicates = "corpus")]
public sealed class Members
{
    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public int Written { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public long Read { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public double Named { get; set; } = double.NaN;

    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public int Strict { get; set; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public List<float> List { get; set; } = [float.PositiveInfinity];

    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public Dictionary<int, int?> Dictionary { get; set; } = [];

    public int Plain { get; set; }
}

[SyncJob("json.numberhandling.member-over-type", AllowDuplicates = "corpus")]
[JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
public sealed class MemberOverType
{
    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public int Strict { get; set; }

    public int FromType { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public decimal? Read { get; set; }
}

[SyncJob("json.numberhandling.positional", AllowDuplicates = "corpus")]
public sealed record Positional(
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] int A,
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] double? B,
    int C);

[JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
public class HandledBase
{
    public int FromBase { get; set; }
}

[SyncJob("json.numberhandling.base", AllowDuplicates = "corpus")]
public sealed class DerivesHandled : HandledBase
{
    public int Own { get; set; }
}

[SyncJob("json.numberhandling.struct", AllowDuplicates = "corpus")]
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
public readonly record struct HandledStruct(int A, long? B);

[SyncJob("json.numberhandling.strict-type", AllowDuplicates = "corpus")]
[JsonNumberHandling(JsonNumberHandling.Strict)]
public sealed record StrictType(int A, List<double> B);

[SyncJob("json.numberhandling.nested", AllowDuplicates = "corpus")]
public sealed record NestedHandled(TypeAsText Inner, List<HandledStruct> List, HandledStruct? Maybe);

[SyncJob("json.numberhandling.field", AllowDuplicates = "corpus")]
public sealed class HandledField
{
    [JsonInclude]
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public int Number;
}

[SyncJob("json.numberhandling.init-and-required", AllowDuplicates = "corpus")]
public sealed class HandledInit
{
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public required int A { get; init; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public List<byte?> B { get; init; } = [1];
}
