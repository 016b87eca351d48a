using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Names
{
    [SyncJob("json.names.keywords", AllowDuplicates = "corpus")]
    public sealed record Keywords(int @class, string @namespace, bool @event, int @int, string @string, int @null, bool @true, int @default, int @this, int @base, int @new, int @readonly);

    [SyncJob("json.names.contextual-keywords", AllowDuplicates = "corpus")]
    public sealed record Contextual(int value, int field, int get, int set, int init, int var, int async, int await, int record, int required, int global, int file, int scoped, int dynamic, int nint, int where, int yield, int when, int with, int and, int or, int not);

    /// <summary>The names that generated code has for its own.</summary>
    [SyncJob("json.names.of-generated-code", AllowDuplicates = "corpus")]
    public sealed record OfGeneratedCode(int obj, int args, int options, int writer, int values, int info, int properties, int item, int part, int entry, int m0, int Default, int Instance, int context, int name, int N0);

    [SyncJob("json.names.of-generated-code-settable", AllowDuplicates = "corpus")]
    public sealed class OfGeneratedCodeSettable
    {
        public int Obj { get; set; }

        public int obj_ { get; set; }

        public int Value { get; init; }

        public required int Options { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int M0 { get; set; }

        [JsonInclude]
        internal int writer;

        [JsonInclude]
        internal List<string> item { get; init; } = [];
    }

    [SyncJob("json.names.unicode", AllowDuplicates = "corpus")]
    public sealed record Ünïcode(int Größe, string Имя, bool 名前, int Ω, int _underscore, int __two, int x1, int Ǆ);

    [SyncJob("json.names.formatting-characters", AllowDuplicates = "corpus")]
    public sealed record Formatting(int a\u200Db, int \u0041bc, int caf\u00e9);

    [SyncJob("json.names.casing", AllowDuplicates = "corpus")]
    public sealed class Casing
    {
        public int ID { get; set; }

        public int IPAddress { get; set; }

        public int URL { get; set; }

        public int aB { get; set; }

        public int ABc { get; set; }

        public int A { get; set; }

        public int A1B { get; set; }

        public int İstanbul { get; set; }

        public int ÄÖü { get; set; }

        public int _Under { get; set; }

        public int X_Y { get; set; }
    }

    [SyncJob("json.names.escapes", AllowDuplicates = "corpus")]
    public sealed class Escapes
    {
        [JsonPropertyName("quote \" back \\ slash / tab \t line \n null \0")]
        public int Controls { get; set; }

        [JsonPropertyName("<script>&'+`")]
        public int Html { get; set; }

        [JsonPropertyName("😀 𝔘")]
        public int Astral { get; set; }

        [JsonPropertyName("\u2028\u2029\ufeff\u007f\u0080")]
        public int Separators { get; set; }

        [JsonPropertyName("{interpolated} {{0}} %s $x")]
        public int Braces { get; set; }

        [JsonPropertyName("\"\"\"")]
        public int RawQuotes { get; set; }

        [JsonPropertyName("// comment */")]
        public int Comment { get; set; }

        [JsonPropertyName("#pragma")]
        public int Hash { get; set; }

        [JsonPropertyName("line\r\nbreak\u0085")]
        public int Breaks { get; set; }
    }

    [SyncJob("json.names.empty", AllowDuplicates = "corpus")]
    public sealed class EmptyName
    {
        [JsonPropertyName("")]
        public int Nameless { get; set; }

        [JsonPropertyName(" ")]
        public int Blank { get; set; }

        public int Named { get; set; }
    }

    [SyncJob("json.names.differ-in-case", AllowDuplicates = "corpus")]
    public sealed class DifferInCase
    {
        [JsonPropertyName("name")]
        public int Lower { get; set; }

        [JsonPropertyName("Name")]
        public int Pascal { get; set; }

        [JsonPropertyName("NAME")]
        public int Upper { get; set; }
    }

    [SyncJob("json.names.long", AllowDuplicates = "corpus")]
    public sealed record Long(int ThisIsAMemberWhoseNameIsLongerThanAnyoneWouldWriteByHandButThatAGeneratorOfCodeMayWellProduceAndThatIsMoreThanOneHundredAndTwentyEightBytesLong);

    [SyncJob("json.names.dollar", AllowDuplicates = "corpus")]
    public sealed class Dollar
    {
        [JsonPropertyName("id")]
        public int Id { get; set; }

        [JsonPropertyName("type")]
        public string? Type { get; set; }

        [JsonPropertyName("a$b")]
        public string? Inside { get; set; }
    }

    public sealed class Same
    {
        [SyncJob("json.names.nested-same", AllowDuplicates = "corpus")]
        public sealed record Payload(int A);
    }

    public sealed class Other
    {
        [SyncJob("json.names.nested-other", AllowDuplicates = "corpus")]
        public sealed record Payload(string B, Same.Payload? Same);
    }

    [SyncJob("json.names.twin-first", AllowDuplicates = "corpus")]
    public sealed record Twin(int A, Second.Twin? Other, global::Twin? Global);

    [SyncJob("json.names.underscored", AllowDuplicates = "corpus")]
    public sealed record Names_Inner(int A);

    [SyncJob("json.names.verbatim-type", AllowDuplicates = "corpus")]
    public sealed record @class(int @struct);
}

namespace MeshKit.Typed.JsonCorpus.Names.Second
{
    [SyncJob("json.names.twin-second", AllowDuplicates = "corpus")]
    public sealed record Twin(string B);

    public sealed record Payload(int InSecond);

    [SyncJob("json.names.same-as-namespace", AllowDuplicates = "corpus")]
    public sealed record Names(int MeshKit, string Typed, Payload? Payload);
}

[MeshKit.Typed.SyncJob("json.names.global", AllowDuplicates = "corpus")]
public sealed record Twin(bool C);

public static class GlobalOuter
{
    [MeshKit.Typed.SyncJob("json.names.global-nested", AllowDuplicates = "corpus")]
    public sealed record Inner(int A, GlobalOuter.Inner? Next);
}
