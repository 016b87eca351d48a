using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Required;

[SyncJob("json.required.required-set", AllowDuplicates = "corpus")]
public sealed class RequiredSet
{
    public required string Text { get; set; }

    public required int Number { get; set; }

    public required int? Maybe { get; set; }

    public required List<string>? List { get; set; }
}

[SyncJob("json.required.required-init", AllowDuplicates = "corpus")]
public sealed class RequiredInit
{
    public required string Text { get; init; }

    public required DayOfWeek Day { get; init; }

    public string? Optional { get; init; }
}

[SyncJob("json.required.init-defaults", AllowDuplicates = "corpus")]
public sealed class InitDefaults
{
    public string Text { get; init; } = "default";

    public int Number { get; init; } = 42;

    public List<int> List { get; init; } = [1, 2, 3];

    public string? Null { get; init; } = "not null";
}

[SyncJob("json.required.required-record", AllowDuplicates = "corpus")]
public sealed record RequiredRecord(string Id)
{
    public required string Text { get; init; }

    public required int Number { get; set; }

    public int Other { get; init; } = 3;
}

[SyncJob("json.required.sets-required", AllowDuplicates = "corpus")]
public sealed class SetsRequired
{
    [SetsRequiredMembers]
    public SetsRequired() => Text = "set by the constructor";

    public required string Text { get; set; }
}

[SyncJob("json.required.sets-required-parameter", AllowDuplicates = "corpus")]
public sealed class SetsRequiredParameter
{
    [JsonConstructor]
    [SetsRequiredMembers]
    public SetsRequiredParameter(string text) => Text = text;

    public required string Text { get; init; }

    public required int Number { get; init; }
}

[SyncJob("json.required.required-and-parameter", AllowDuplicates = "corpus")]
public sealed class RequiredAndParameter
{
    public RequiredAndParameter(string text) => Text = text;

    public required string Text { get; set; }

    public required int Number { get; set; }
}

[SyncJob("json.required.required-field", AllowDuplicates = "corpus")]
public sealed class RequiredField
{
    [JsonInclude]
    public required int Number;

    [JsonInclude]
    public required string? Text;
}

[SyncJob("json.required.required-struct", AllowDuplicates = "corpus")]
public struct RequiredStruct
{
    public required int A { get; set; }

    public required string B { get; init; }

    public int C { get; init; }
}

[SyncJob("json.required.required-record-struct", AllowDuplicates = "corpus")]
public readonly record struct RequiredRecordStruct(int A)
{
    public required string B { get; init; }
}

public abstract class RequiredBase
{
    public required string FromBase { get; set; }

    public virtual required int Virtual { get; set; }
}

[SyncJob("json.required.required-in-base", AllowDuplicates = "corpus")]
public sealed class RequiredInBase : RequiredBase
{
    public required bool Own { get; init; }

    public override required int Virtual { get; set; }
}

[SyncJob("json.required.required-not-null", AllowDuplicates = "corpus")]
public sealed record RequiredNotNull
{
    public required string Text { get; init; }

    public required List<string> List { get; init; }

    public required RequiredNotNull? Next { get; init; }

    [JsonRequired]
    public string Marked { get; init; } = "marked";
}

[SyncJob("json.required.required-ignored-when-null", AllowDuplicates = "corpus")]
public sealed class RequiredIgnoredWhenNull
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Text { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public required int Number { get; init; }
}

[SyncJob("json.required.json-required-parameter", AllowDuplicates = "corpus")]
public sealed record JsonRequiredParameter([property: JsonRequired] string A = "a", [property: JsonRequired] int B = 1, int C = 2);

[SyncJob("json.required.init-struct", AllowDuplicates = "corpus")]
public readonly struct InitStruct
{
    public InitStruct()
    {
    }

    public int A { get; init; } = 1;

    public string? B { get; init; } = "b";
}

[SyncJob("json.required.init-renamed", AllowDuplicates = "corpus")]
public sealed class InitRenamed
{
    [JsonPropertyName("x")]
    public int A { get; init; } = 7;

    [JsonIgnore]
    public int B { get; init; } = 8;

    [JsonInclude]
    internal int C { get; init; } = 9;

    public int D { get; private init; } = 10;
}

[SyncJob("json.required.init-generic-base", AllowDuplicates = "corpus")]
public sealed class InitGenericBase : GenericInit<string, int>
{
    public required int Own { get; init; }
}

public class GenericInit<TText, TNumber>
    where TNumber : struct
{
    public required TText Text { get; init; }

    public TNumber? Number { get; init; }

    public List<TText> List { get; init; } = [];
}

[SyncJob("json.required.parameter-and-init", AllowDuplicates = "corpus")]
public sealed record ParameterAndInit(int A)
{
    public int A { get; init; } = A + 1;

    public int B { get; init; } = A + 2;
}

[SyncJob("json.required.init-setter-logic", AllowDuplicates = "corpus")]
public sealed class InitLogic
{
    private readonly string _text = "unset";

    public string Text
    {
        get => _text;
        init => _text = value.Trim();
    }

    public int Number
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentException("Not positive.", nameof(value));
    } = 1;
}
