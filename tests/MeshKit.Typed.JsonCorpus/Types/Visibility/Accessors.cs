using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Visibility;

[SyncJob("json.visibility.private-setters", AllowDuplicates = "corpus")]
public sealed class PrivateSetters
{
    public int Private { get; private set; } = 1;

    public int Internal { get; internal set; } = 2;

    public string Get { get; } = "get";
}

[SyncJob("json.visibility.included-setters", AllowDuplicates = "corpus")]
public sealed class IncludedSetters
{
    [JsonInclude]
    public int Internal { get; internal set; } = 2;

    [JsonInclude]
    public string? Init { get; internal init; }
}

// official cannot: It refuses [JsonInclude] on a member whose accessor generated code cannot reach (SYSLIB1038).
[SyncJob("json.visibility.included-private-accessors", AllowDuplicates = "corpus")]
public class IncludedPrivateAccessors
{
    [JsonInclude]
    public int Setter { get; private set; } = 1;

    [JsonInclude]
    public string? Init { get; private init; }

    [JsonInclude]
    public int Getter { private get; set; } = 1;

    [JsonInclude]
    public int Protected { protected get; set; } = 3;
}

[SyncJob("json.visibility.included-getters", AllowDuplicates = "corpus")]
public class IncludedGetters
{
    [JsonInclude]
    public int Internal { internal get; set; } = 2;

    [JsonInclude]
    public int ProtectedInternal { protected internal get; set; } = 4;
}

[SyncJob("json.visibility.private-getters", AllowDuplicates = "corpus")]
public sealed class PrivateGetters
{
    public int Hidden { private get; set; } = 1;

    public int Seen => Hidden;
}

[SyncJob("json.visibility.included-members", AllowDuplicates = "corpus")]
public class IncludedMembers
{
    [JsonInclude]
    internal int Internal { get; set; } = 2;

    [JsonInclude]
    protected internal int ProtectedInternal { get; set; } = 3;
}

// official cannot: It refuses [JsonInclude] on a member that generated code cannot reach (SYSLIB1038).
[SyncJob("json.visibility.included-private", AllowDuplicates = "corpus")]
public class IncludedPrivate
{
    [JsonInclude]
    private int Private { get; set; } = 1;

    [JsonInclude]
    protected int Protected { get; set; } = 2;

    [JsonInclude]
    private protected string? PrivateProtected { get; set; }
}

// official cannot: It refuses [JsonInclude] on a field that generated code cannot reach (SYSLIB1038).
[SyncJob("json.visibility.included-private-fields", AllowDuplicates = "corpus")]
public class IncludedPrivateFields
{
    [JsonInclude]
    private int _private = 1;

    [JsonInclude]
    protected string? Protected;

    [JsonInclude]
    private readonly int _readonly = 2;
}

// official cannot: It refuses [JsonInclude] on a member that generated code cannot reach (SYSLIB1038).
[SyncJob("json.visibility.included-private-struct", AllowDuplicates = "corpus")]
public struct IncludedPrivateStruct
{
    [JsonInclude]
    private int Private { get; set; }

    [JsonInclude]
    private string? _field;

    public int Public { get; set; }
}

[SyncJob("json.visibility.included-fields", AllowDuplicates = "corpus")]
public sealed class IncludedFields
{
    [JsonInclude]
    public int Public = 1;

    [JsonInclude]
    internal string? Internal = "i";

    [JsonInclude]
    public volatile int Volatile = 4;

    [JsonIgnore]
    public int Ignored = 5;

    private int _private = 6;

    internal int Plain = 7;

    public int Sum => _private + Plain;
}

// official cannot: It writes a read-only field, and throws when it reads it.
[SyncJob("json.visibility.readonly-field", AllowDuplicates = "corpus")]
public sealed class ReadonlyField
{
    [JsonInclude]
    public readonly int Number = 3;

    public string? Text { get; set; }
}

[SyncJob("json.visibility.static-and-const", AllowDuplicates = "corpus")]
public sealed class StaticAndConst
{
    public const int Constant = 1;

    public static readonly string Readonly = "static";

    public static int Settable { get; set; } = 2;

    public static event EventHandler? Changed
    {
        add { }
        remove { }
    }

    public int Instance { get; set; } = 3;
}

[SyncJob("json.visibility.indexers", AllowDuplicates = "corpus")]
public sealed class Indexers
{
    private readonly Dictionary<string, int> _values = [];

    public int this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set => _values[key] = value;
    }

    public int this[int a, int b] => a + b;

    public int Count => _values.Count;

    public string? Text { get; set; }
}

[SyncJob("json.visibility.set-only", AllowDuplicates = "corpus")]
public sealed class SetOnly
{
    private string _stored = "s";

    public string Write
    {
        set => _stored = value;
    }

    public string Stored => _stored;
}

[SyncJob("json.visibility.get-only", AllowDuplicates = "corpus")]
public sealed class GetOnly
{
    public int Computed => 42;

    public string Auto { get; } = "auto";

    public List<int> List { get; } = [1, 2];

    public GetOnlyInner Inner { get; } = new();
}

public sealed class GetOnlyInner
{
    public int A { get; set; } = 1;
}

[SyncJob("json.visibility.internal-type", AllowDuplicates = "corpus")]
internal sealed record InternalType(int A, InternalHelper? Helper);

internal sealed class InternalHelper
{
    public string? Text { get; set; }

    internal string? NotSeen { get; set; }
}

[SyncJob("json.visibility.internal-struct", AllowDuplicates = "corpus")]
internal readonly record struct InternalStruct(InternalEnum Kind, int A);

internal enum InternalEnum
{
    None,
    Some,
}

public static class Outer
{
    [SyncJob("json.visibility.nested", AllowDuplicates = "corpus")]
    public sealed record Nested(int A, Nested.Deeper? More)
    {
        public sealed record Deeper(string Text);
    }

    [SyncJob("json.visibility.nested-internal", AllowDuplicates = "corpus")]
    internal sealed class NestedInternal
    {
        public int A { get; set; }

        internal enum Kind
        {
            One = 1,
        }

        public Holder B { get; set; } = new();

        internal sealed class Holder
        {
            public Kind Kind { get; set; }
        }
    }
}

[SyncJob("json.visibility.events-and-delegates", AllowDuplicates = "corpus")]
public sealed class EventsAndDelegates
{
    public event EventHandler? Raised;

    [JsonIgnore]
    public Action? Callback { get; set; }

    public bool HasListeners => Raised is not null;

    public int A { get; set; }
}

[SyncJob("json.visibility.nothing-visible", AllowDuplicates = "corpus")]
public sealed class NothingVisible
{
    internal int A { get; set; }

    private string B { get; set; } = "b";

    internal static int C => 3;
}

public class IncludedBase
{
    [JsonInclude]
    internal int FromBase { get; set; } = 1;

    [JsonInclude]
    public string? Settable { get; internal set; }
}

[SyncJob("json.visibility.included-in-base", AllowDuplicates = "corpus")]
public sealed class IncludedInBase : IncludedBase
{
    [JsonInclude]
    internal int Own { get; set; } = 2;
}
