using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Constructors;

[SyncJob("json.constructors.positional", AllowDuplicates = "corpus")]
public sealed record Positional(string Name, int Count);

[SyncJob("json.constructors.one-parameter", AllowDuplicates = "corpus")]
public record OneParameter(int Only);

[SyncJob("json.constructors.empty-positional", AllowDuplicates = "corpus")]
public record EmptyPositional();

[SyncJob("json.constructors.positional-body", AllowDuplicates = "corpus")]
public sealed record PositionalBody(string First, string Last)
{
    public string Full => First + " " + Last;

    public string? Note { get; set; }

    public int Level { get; init; } = 3;
}

/// <summary>The record's own property stands for the parameter's.</summary>
[SyncJob("json.constructors.property-redeclared", AllowDuplicates = "corpus")]
public sealed record PropertyRedeclared(string Text, int Number)
{
    public string Text { get; } = Text.Trim();

    public int Number { get; set; } = Number;
}

[SyncJob("json.constructors.redeclared-init", AllowDuplicates = "corpus")]
public sealed record RedeclaredInit(string Text)
{
    public string Text { get; init; } = Text;
}

[SyncJob("json.constructors.mutable-struct", AllowDuplicates = "corpus")]
public record struct MutableStruct(int X, string? Label);

[SyncJob("json.constructors.readonly-struct", AllowDuplicates = "corpus")]
public readonly record struct ReadonlyStruct(double Left, double Top);

[SyncJob("json.constructors.primary-class", AllowDuplicates = "corpus")]
public sealed class PrimaryClass(string name, int number)
{
    public string Name { get; } = name;

    public int Number { get; } = number;
}

[SyncJob("json.constructors.primary-class-settable", AllowDuplicates = "corpus")]
public sealed class PrimaryClassSettable(string name)
{
    public string Name { get; set; } = name;

    public string? Other { get; set; } = "other";
}

[SyncJob("json.constructors.primary-struct", AllowDuplicates = "corpus")]
public readonly struct PrimaryStruct(int x, int y)
{
    public int X { get; } = x;

    public int Y { get; } = y;
}

[SyncJob("json.constructors.marked-primary-struct", AllowDuplicates = "corpus")]
[method: JsonConstructor]
public readonly struct MarkedPrimaryStruct(int x, int y)
{
    public int X { get; } = x;

    public int Y { get; } = y;
}

/// <summary>The names differ in case only, and not in the first letter.</summary>
[SyncJob("json.constructors.case-differs", AllowDuplicates = "corpus")]
public sealed class CaseDiffers
{
    public CaseDiffers(string userNAME, int iD)
    {
        UserName = userNAME;
        Id = iD;
    }

    public string UserName { get; }

    public int Id { get; }
}

[SyncJob("json.constructors.many-parameters", AllowDuplicates = "corpus")]
public sealed record ManyParameters(
    int A, string B, bool C, long D, double E, decimal F, Guid G, DateTime H, DateTimeOffset I, DateOnly J, TimeOnly K, TimeSpan L, char M,
    byte N, short O, uint P, ulong Q, float R, Uri? S, Version? T, int? U, string? V, List<int> W, Dictionary<string, int> X, int[] Y, object? Z = null)
{
    [JsonIgnore]
    public object? Z { get; init; } = Z;
}

[SyncJob("json.constructors.in-parameter", AllowDuplicates = "corpus")]
public sealed class InParameter
{
    public InParameter(in int amount, in Guid id)
    {
        Amount = amount;
        Id = id;
    }

    public int Amount { get; }

    public Guid Id { get; }
}

[SyncJob("json.constructors.params-array", AllowDuplicates = "corpus")]
public sealed record ParamsArray(string Head, params string[] Tail);

[SyncJob("json.constructors.params-list", AllowDuplicates = "corpus")]
public sealed record ParamsList(int Head, params List<int> Tail);

[SyncJob("json.constructors.struct-with-default", AllowDuplicates = "corpus")]
public struct StructWithDefault
{
    public StructWithDefault()
    {
    }

    public int Number { get; set; } = 5;

    public string Text { get; set; } = "five";
}

[SyncJob("json.constructors.struct-two-constructors", AllowDuplicates = "corpus")]
public struct StructTwoConstructors
{
    public StructTwoConstructors(int a) => A = a;

    public StructTwoConstructors(int a, int b)
    {
        A = a;
        B = b;
    }

    public int A { get; set; }

    public int B { get; set; }
}

/// <summary>One constructor with parameters, but all members can be set: the platform takes the default value.</summary>
[SyncJob("json.constructors.struct-settable", AllowDuplicates = "corpus")]
public struct StructSettable
{
    public StructSettable(int a, int b)
    {
        A = a * 2;
        B = b * 2;
    }

    public int A { get; set; }

    public int B { get; set; }
}
