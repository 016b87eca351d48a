using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Constructors;

[SyncJob("json.constructors.marked", AllowDuplicates = "corpus")]
public sealed class Marked
{
    public Marked()
        : this("none")
    {
    }

    [JsonConstructor]
    public Marked(string name) => Name = name;

    public string Name { get; }
}

[SyncJob("json.constructors.marked-parameterless", AllowDuplicates = "corpus")]
public sealed class MarkedParameterless
{
    [JsonConstructor]
    public MarkedParameterless()
    {
    }

    public MarkedParameterless(string name) => Name = name;

    public string Name { get; set; } = "unset";
}

// official cannot: It refuses a constructor that generated code cannot call (SYSLIB1222).
[SyncJob("json.constructors.marked-private", AllowDuplicates = "corpus")]
public sealed class MarkedPrivate
{
    [JsonConstructor]
    private MarkedPrivate(int number) => Number = number;

    public int Number { get; }

    public static MarkedPrivate Of(int number) => new(number);
}

[SyncJob("json.constructors.marked-internal", AllowDuplicates = "corpus")]
public sealed class MarkedInternal
{
    public MarkedInternal() => Text = "public";

    [JsonConstructor]
    internal MarkedInternal(string text) => Text = text;

    public string Text { get; }
}

// official cannot: It refuses a constructor that generated code cannot call (SYSLIB1222).
[SyncJob("json.constructors.marked-protected", AllowDuplicates = "corpus")]
public class MarkedProtected
{
    [JsonConstructor]
    protected MarkedProtected(string text) => Text = text;

    public string Text { get; }
}

// official cannot: It refuses a constructor that generated code cannot call (SYSLIB1222).
[SyncJob("json.constructors.marked-private-parameterless", AllowDuplicates = "corpus")]
public sealed class MarkedPrivateParameterless
{
    [JsonConstructor]
    private MarkedPrivateParameterless()
    {
    }

    public string Text { get; set; } = "made";
}

// official cannot: It refuses a constructor that generated code cannot call (SYSLIB1222).
[SyncJob("json.constructors.marked-private-struct", AllowDuplicates = "corpus")]
public struct MarkedPrivateStruct
{
    [JsonConstructor]
    private MarkedPrivateStruct(int a) => A = a;

    public int A { get; }

    public int B { get; set; }
}

/// <summary>A record's copy constructor is none to read by.</summary>
[SyncJob("json.constructors.copy", AllowDuplicates = "corpus")]
public sealed record Copy
{
    public Copy(string text) => Text = text;

    private Copy(Copy other) => Text = other.Text + " (copy)";

    public string Text { get; init; }
}

[SyncJob("json.constructors.record-second", AllowDuplicates = "corpus")]
public sealed record RecordSecond(int A, int B)
{
    [JsonConstructor]
    public RecordSecond(int a)
        : this(a, a + 1)
    {
    }
}

[SyncJob("json.constructors.parameterless-wins", AllowDuplicates = "corpus")]
public sealed class ParameterlessWins
{
    public ParameterlessWins()
    {
    }

    public ParameterlessWins(int a, string b)
    {
        A = a;
        B = b;
    }

    public int A { get; set; }

    public string B { get; set; } = "b";
}

[SyncJob("json.constructors.private-beside-public", AllowDuplicates = "corpus")]
public sealed class PrivateBesidePublic
{
    public PrivateBesidePublic(int a) => A = a;

    private PrivateBesidePublic()
    {
    }

    public int A { get; private set; }
}

/// <summary>A parameter may set what is also settable; the setter must not run a second time.</summary>
[SyncJob("json.constructors.parameter-and-setter", AllowDuplicates = "corpus")]
public sealed class ParameterAndSetter
{
    private int _sets;

    public ParameterAndSetter(string text) => Text = text;

    public string Text
    {
        get => field + new string('!', _sets);
        set
        {
            field = value;
            _sets++;
        }
    }

    public int Sets => _sets;
}

[SyncJob("json.constructors.parameter-private-setter", AllowDuplicates = "corpus")]
public sealed class ParameterPrivateSetter(int number)
{
    public int Number { get; private set; } = number;

    public string? Other { get; private set; } = "kept";
}

[SyncJob("json.constructors.ignored-parameter", AllowDuplicates = "corpus")]
public sealed record IgnoredParameter([property: JsonIgnore] int Hidden, string Shown)
{
    public int Double => Hidden * 2;
}

[SyncJob("json.constructors.renamed-parameter", AllowDuplicates = "corpus")]
public sealed record RenamedParameter([property: JsonPropertyName("the-id")] Guid Id, [property: JsonPropertyName("when")] DateTime CreatedAt);

[SyncJob("json.constructors.field-parameter", AllowDuplicates = "corpus")]
public sealed class FieldParameter(int number)
{
    [JsonInclude]
    public int Number = number;
}

[SyncJob("json.constructors.readonly-field-parameter", AllowDuplicates = "corpus")]
public sealed class ReadonlyFieldParameter(int number)
{
    [JsonInclude]
    public readonly int Number = number;
}

[SyncJob("json.constructors.nullable-parameters", AllowDuplicates = "corpus")]
public sealed record NullableParameters(int? A, string? B, Guid? C, List<int?>? D, DayOfWeek? E = null);

// official cannot: It describes a member that it cannot store as an object, to which no parameter is bound.
[SyncJob("json.constructors.ignored-tuple-parameter", AllowDuplicates = "corpus")]
public sealed record IgnoredTupleParameter(int? A, (int X, int Y)? E = null)
{
    [JsonIgnore]
    public (int X, int Y)? E { get; init; } = E;
}

[SyncJob("json.constructors.throws", AllowDuplicates = "corpus")]
public sealed class Throws
{
    public Throws(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        Number = number;
    }

    public int Number { get; }
}

[SyncJob("json.constructors.base-call", AllowDuplicates = "corpus")]
public sealed class BaseCall : BaseOfCall
{
    public BaseCall(int a, int b)
        : base(a) => B = b;

    public int B { get; }
}

public abstract class BaseOfCall(int a)
{
    public int A { get; } = a;
}
