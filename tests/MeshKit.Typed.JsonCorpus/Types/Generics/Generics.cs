using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Generics;

public sealed record Pair<TFirst, TSecond>(TFirst First, TSecond Second);

public class Box<T>
{
    public T? Value { get; set; }

    public List<T> Many { get; set; } = [];
}

public readonly record struct Range<T>(T From, T To)
    where T : struct, IComparable<T>;

[SyncJob("json.generics.closed", AllowDuplicates = "corpus")]
public sealed record Closed(Pair<int, string> One, Pair<string?, int?> Nullable, Box<Guid> Box, Range<DateOnly> Range, Range<int>? Maybe);

[SyncJob("json.generics.nested-arguments", AllowDuplicates = "corpus")]
public sealed record NestedArguments(Pair<Pair<int, int>, Box<Pair<string, List<int>>>> Deep, List<Box<Box<int>>> Boxes, Dictionary<string, Range<long>> Ranges);

[SyncJob("json.generics.closed-base", AllowDuplicates = "corpus")]
public sealed class ClosedBase : Box<string>
{
    public int Own { get; set; }
}

public abstract record KeyedBase<TKey>(TKey Key)
    where TKey : notnull
{
    public Dictionary<TKey, string> ByKey { get; init; } = [];
}

[SyncJob("json.generics.record-closed-base", AllowDuplicates = "corpus")]
public sealed record RecordClosedBase(Guid Key, string Name) : KeyedBase<Guid>(Key);

public abstract class TwiceOpen<TA, TB>
{
    public TA? A { get; set; }

    public TB? B { get; set; }
}

public abstract class HalfClosed<T> : TwiceOpen<T, int>
{
    public new T? B { get; set; }
}

[SyncJob("json.generics.half-closed", AllowDuplicates = "corpus")]
public sealed class FullyClosed : HalfClosed<string>
{
    public bool C { get; set; }
}

public sealed class Outer<T>
{
    public sealed class Inner<TInner>
    {
        public T? Left { get; set; }

        public TInner? Right { get; set; }
    }

    public sealed record Plain(T Value);
}

[SyncJob("json.generics.nested-in-generic", AllowDuplicates = "corpus")]
public sealed record NestedInGeneric(Outer<int>.Inner<string> One, Outer<string>.Inner<int> Two, Outer<List<int>>.Plain? Three);

public class Constrained<TClass, TStruct, TEnum, TNew>
    where TClass : class
    where TStruct : struct
    where TEnum : struct, Enum
    where TNew : notnull, new()
{
    public TClass? Class { get; init; }

    public TStruct? Struct { get; init; }

    public TEnum Enum { get; init; }

    public TNew New { get; init; } = new();

    public required TClass Needed { get; init; }
}

[SyncJob("json.generics.constrained", AllowDuplicates = "corpus")]
public sealed class ConstrainedClosed : Constrained<string, int, DayOfWeek, ConstrainedPart>
{
    public int A { get; init; }
}

public sealed class ConstrainedPart
{
    public int B { get; set; }
}

public class WithPrivates<T>
    where T : unmanaged
{
    [JsonInclude]
    internal T Hidden { get; init; }

    [JsonInclude]
    public T? Set { get; internal set; }

    [JsonInclude]
    internal T Field;
}

[SyncJob("json.generics.included-in-generic-base", AllowDuplicates = "corpus")]
public sealed class IncludedInGenericBase : WithPrivates<long>
{
    public int Own { get; set; }
}

// official cannot: It refuses [JsonInclude] on a member that generated code cannot reach (SYSLIB1038).
[SyncJob("json.generics.private-in-generic", AllowDuplicates = "corpus")]
public sealed class PrivateInGeneric : PrivateBase<int>
{
    [JsonInclude]
    private List<int> Own { get; set; } = [];
}

public class PrivateBase<T>
{
    [JsonInclude]
    private T? Private { get; set; }

    [JsonInclude]
    private protected T? Protected;
}

public sealed class Self<T>
{
    public T? Value { get; set; }

    public Self<T>? Next { get; set; }
}

[SyncJob("json.generics.self-referencing", AllowDuplicates = "corpus")]
public sealed record SelfReferencing(Self<int> Numbers, Self<string>? Texts, Self<Self<int>>? Nested);

public struct GenericStruct<T>
{
    public T Value { get; set; }

    public T? Maybe { get; set; }

    public int Count { get; init; }
}

[SyncJob("json.generics.structs", AllowDuplicates = "corpus")]
public sealed record GenericStructs(GenericStruct<int> Number, GenericStruct<string?>? Text, List<GenericStruct<Guid>> List);

public interface ISource<out T>
{
    T Get();

    int Count { get; }
}

[SyncJob("json.generics.implements-generic", AllowDuplicates = "corpus")]
public sealed record ImplementsGeneric(int Count) : ISource<string>, IComparable<ImplementsGeneric>
{
    public string Get() => "";

    public int CompareTo(ImplementsGeneric? other) => 0;
}

[SyncJob("json.generics.arrays-of-generics", AllowDuplicates = "corpus")]
public sealed record ArraysOfGenerics(Box<int>[] Boxes, Box<long[]> BoxOfArray, Pair<int[], string[]>[] Pairs, Box<byte[]> Bytes);

public abstract class DoubleAbstract<T>
{
    public abstract T Value { get; set; }

    public virtual IReadOnlyList<T> List { get; set; } = [];
}

[SyncJob("json.generics.abstract-generic-members", AllowDuplicates = "corpus")]
public sealed class AbstractGenericMembers : DoubleAbstract<int?>
{
    public override int? Value { get; set; } = 3;
}

public sealed record DefaultOf<T>(T? Value = default, int Count = 1);

[SyncJob("json.generics.default-of-parameter", AllowDuplicates = "corpus")]
public sealed record DefaultOfParameter(DefaultOf<int> Number, DefaultOf<string> Text, DefaultOf<DayOfWeek>? Day);

public sealed class GenericConstructor<T>
{
    [JsonConstructor]
    internal GenericConstructor(T value, T[] others)
    {
        Value = value;
        Others = others;
    }

    public T Value { get; }

    public T[] Others { get; }
}

[SyncJob("json.generics.internal-constructor", AllowDuplicates = "corpus")]
public sealed record InternalConstructors(GenericConstructor<int> Numbers, GenericConstructor<string>? Texts);
