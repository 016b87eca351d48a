using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Structs;

[SyncJob("json.structs.settable", AllowDuplicates = "corpus")]
public struct Settable
{
    public int A { get; set; }

    public string? B { get; set; }
}

[SyncJob("json.structs.record", AllowDuplicates = "corpus")]
public record struct Record(int A, string? B)
{
    public int C { get; set; } = 3;
}

[SyncJob("json.structs.read-only-record", AllowDuplicates = "corpus")]
public readonly record struct ReadOnlyRecord(int A, Inner Inner, Inner? Maybe);

public struct Inner
{
    public int X { get; init; }

    public List<Inner>? More { get; set; }
}

[SyncJob("json.structs.included-fields", AllowDuplicates = "corpus")]
[StructLayout(LayoutKind.Explicit)]
public struct IncludedFields
{
    [FieldOffset(0)]
    [JsonInclude]
    public int A;

    [FieldOffset(4)]
    [JsonInclude]
    public double B;

    [FieldOffset(0)]
    [JsonIgnore]
    public long Overlapped;
}

[SyncJob("json.structs.internal-members", AllowDuplicates = "corpus")]
public struct InternalMembers
{
    [JsonInclude]
    internal int A { get; set; }

    [JsonInclude]
    public string? B { get; internal set; }

    [JsonInclude]
    internal int C;

    [JsonInclude]
    public int D { get; internal init; }
}

[SyncJob("json.structs.computed", AllowDuplicates = "corpus")]
public struct Computed
{
    public int A { get; set; }

    public readonly int Twice => A * 2;

    public readonly bool IsZero
    {
        get => A == 0;
    }
}

[SyncJob("json.structs.implements", AllowDuplicates = "corpus")]
public struct Implements : IEquatable<Implements>, IComparable<Implements>
{
    public int A { get; set; }

    public readonly bool Equals(Implements other) => A == other.A;

    public readonly int CompareTo(Implements other) => A.CompareTo(other.A);

    public override readonly bool Equals(object? obj) => obj is Implements other && Equals(other);

    public override readonly int GetHashCode() => A;
}

[SyncJob("json.structs.ignored-when-default", AllowDuplicates = "corpus")]
public struct IgnoredWhenDefault
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Implements Value { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Inner NoEquality { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Inner? Maybe { get; set; }

    [JsonIgnore]
    public int Never { get; set; }
}

[SyncJob("json.structs.empty", AllowDuplicates = "corpus")]
public struct Empty;

[SyncJob("json.structs.many-levels", AllowDuplicates = "corpus")]
public record struct ManyLevels(Settable A, Record? B, (Settable, int)[]? C = null)
{
    [JsonIgnore]
    public (Settable, int)[]? C { get; set; } = C;

    public KeyValuePair<Settable, Record?>? D { get; set; }
}

[SyncJob("json.structs.ref-readonly-ignored", AllowDuplicates = "corpus")]
public sealed class RefReadonlyIgnored
{
    private int _number = 1;

    [JsonIgnore]
    public ref readonly int Number => ref _number;

    [JsonIgnore]
    public ref int Writable => ref _number;

    public int Copy => _number;
}

[SyncJob("json.structs.nullable-elements", AllowDuplicates = "corpus")]
public sealed record NullableElements(List<Settable?> A, Settable?[] B, Dictionary<string, Record?> C, System.Collections.Immutable.ImmutableArray<ReadOnlyRecord?> D);
