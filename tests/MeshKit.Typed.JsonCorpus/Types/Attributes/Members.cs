using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Attributes;

[SyncJob("json.attributes.names", AllowDuplicates = "corpus")]
public sealed class RenamedMembers
{
    [JsonPropertyName("snake_case")]
    public int SnakeCase { get; set; }

    [JsonPropertyName("Upper")]
    public int Upper { get; set; }

    [JsonPropertyName("@type")]
    public string? At { get; set; }

    [JsonPropertyName("a.b[0]")]
    public string? Dotted { get; set; }

    [JsonPropertyName(nameof(Other))]
    public string? NameOf { get; set; }

    [JsonPropertyName("other2")]
    public string? Other { get; set; }
}

/// <summary>Each takes the other's name.</summary>
[SyncJob("json.attributes.swapped-names", AllowDuplicates = "corpus")]
public sealed class SwappedNames
{
    [JsonPropertyName("b")]
    public int A { get; set; } = 1;

    [JsonPropertyName("a")]
    public int B { get; set; } = 2;
}

[SyncJob("json.attributes.ignore-conditions", AllowDuplicates = "corpus")]
public sealed class IgnoreConditions
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Always)]
    public int Always { get; set; } = 1;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Never { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Null { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? NullNumber { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Default { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int DefaultNumber { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int? DefaultNullable { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DayOfWeek DefaultEnum { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Guid DefaultGuid { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double DefaultDouble { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<int>? NullList { get; set; }
}

// The conditions that the platform has had since .NET 10.
[SyncJob("json.attributes.ignore-direction", AllowDuplicates = "corpus")]
public sealed class IgnoreDirection
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)]
    public int NotWritten { get; set; } = 1;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)]
    public int NotRead { get; set; } = 2;

    public int Both { get; set; } = 3;
}

[SyncJob("json.attributes.ignore-non-null-text", AllowDuplicates = "corpus")]
public sealed class IgnoreNonNullText
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string Text { get; set; } = "t";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public List<string> List { get; set; } = [];
}

[SyncJob("json.attributes.ignore-structs", AllowDuplicates = "corpus")]
public sealed class IgnoreStructs
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PlainPoint Plain { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PlainPoint? Nullable { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public System.Collections.Immutable.ImmutableArray<int> Array { get; set; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ReadOnlyMemory<byte> Memory { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public KeyValuePair<string, int> Pair { get; set; }
}

/// <summary>Compares by the platform's way for structs: it has no operators of its own.</summary>
public struct PlainPoint
{
    public int X { get; set; }

    public int Y { get; set; }
}

[SyncJob("json.attributes.ignore-parameters", AllowDuplicates = "corpus")]
public sealed record IgnoreParameters(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? A,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int B,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? C,
    [property: JsonIgnore] int D = 4);

[SyncJob("json.attributes.ignore-unstorable", AllowDuplicates = "corpus")]
public sealed class IgnoreUnstorable
{
    [JsonIgnore]
    public Stream? Stream { get; set; }

    [JsonIgnore]
    public Func<int>? Delegate { get; set; }

    [JsonIgnore]
    public object? Anything { get; set; }

    [JsonIgnore]
    public dynamic? Dynamic { get; set; }

    [JsonIgnore]
    public IntPtr Pointer { get; set; }

    [JsonIgnore]
    public CancellationToken Token { get; set; }

    [JsonIgnore]
    public Span<byte> Span => default;

    [JsonIgnore]
    public int[,]? Grid { get; set; }

    public int A { get; set; }
}

[SyncJob("json.attributes.ignore-overloads-name", AllowDuplicates = "corpus")]
public sealed class IgnoreFreesName
{
    [JsonIgnore]
    public string Value { get; set; } = "hidden";

    [JsonPropertyName("value")]
    public string Shown { get; set; } = "shown";
}

[SyncJob("json.attributes.order", AllowDuplicates = "corpus")]
public sealed class OrderedMembers
{
    [JsonPropertyOrder(int.MaxValue)]
    public int Last { get; set; }

    public int A { get; set; }

    [JsonPropertyOrder(0)]
    public int B { get; set; }

    [JsonPropertyOrder(int.MinValue)]
    public int First { get; set; }

    [JsonPropertyOrder(-1)]
    public int Before1 { get; set; }

    [JsonPropertyOrder(-1)]
    public int Before2 { get; set; }

    [JsonInclude]
    [JsonPropertyOrder(-1)]
    public int Before3;
}

[SyncJob("json.attributes.order-positional", AllowDuplicates = "corpus")]
public sealed record OrderPositional(
    [property: JsonPropertyOrder(3)] int A, [property: JsonPropertyOrder(2)] int B, [property: JsonPropertyOrder(1)] int C, int D);

[SyncJob("json.attributes.required", AllowDuplicates = "corpus")]
public sealed class JsonRequiredMembers
{
    [JsonRequired]
    public int Number { get; set; }

    [JsonRequired]
    public string? Text { get; set; }

    [JsonRequired]
    public int? Maybe { get; init; }

    [JsonRequired]
    [JsonInclude]
    public int Field;

    [JsonRequired]
    [JsonPropertyName("re-named")]
    public string? Renamed { get; set; }
}

[SyncJob("json.attributes.obsolete", AllowDuplicates = "corpus")]
public sealed class ObsoleteMembers
{
    [Obsolete]
    public int Plain { get; set; } = 1;

    [Obsolete("Use the other.")]
    public string? Message { get; set; }

    public ObsoleteHelper? Helper { get; set; }
}

[Obsolete("A type that is on its way out.")]
public sealed class ObsoleteHelper
{
    public int A { get; set; }
}

[SyncJob("json.attributes.obsolete-constructor", AllowDuplicates = "corpus")]
[method: Obsolete("Made by the platform only.")]
public sealed record ObsoleteConstructor(int A, string? B);

// official cannot: It calls the obsolete accessors, which is an error (CS0619).
[SyncJob("json.attributes.obsolete-error", AllowDuplicates = "corpus")]
public sealed class ObsoleteError
{
    [Obsolete("Never use it.", error: true)]
    public int Forbidden { get; set; } = 1;

    public int Allowed { get; set; } = 2;
}

// official cannot: It calls the accessors, which is an error of the attribute's own id.
[SyncJob("json.attributes.obsolete-with-id", AllowDuplicates = "corpus")]
public sealed class ObsoleteWithId
{
    [Obsolete("Not any more.", DiagnosticId = "CORPUS1")]
    public int WithId { get; set; }

    public int Without { get; set; }
}

// official cannot: It calls the accessors, which is an error of the attribute's own id.
[SyncJob("json.attributes.experimental", AllowDuplicates = "corpus")]
public sealed class ExperimentalMembers
{
    [System.Diagnostics.CodeAnalysis.Experimental("CORPUS2")]
    public int Experimental { get; set; } = 1;

    public int Stable { get; set; } = 2;
}

[SyncJob("json.attributes.dynamic-access", AllowDuplicates = "corpus")]
public sealed class UserAttributes
{
    [System.ComponentModel.DefaultValue(5)]
    [System.ComponentModel.DataAnnotations.Required]
    public int A { get; set; }

    [System.Runtime.Serialization.DataMember(Name = "not_used")]
    public string? B { get; set; }

    [System.Runtime.Serialization.IgnoreDataMember]
    public string? C { get; set; }

    [System.NonSerialized]
    [JsonInclude]
    public int D;
}
