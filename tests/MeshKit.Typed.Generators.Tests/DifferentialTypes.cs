#pragma warning disable CA1819, CA2227, CA1002, CA1721, CA1720, CA1008, CA1028, CA1051, CA1711, CA1034 // Shapes to store, not designs to follow.
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

[assembly: MeshKit.Typed.SyncManifestName("TestJobs")]
[assembly: MeshKit.Typed.SyncSerializable(typeof(Dictionary<string, List<int?>>))]

namespace MeshKit.Typed.Generators.Tests.Differential;

public enum Color : byte
{
    Red,
    Green = 7,
}

[JsonConverter(typeof(JsonStringEnumConverter<Mood>))]
public enum Mood
{
    Good,

    [JsonStringEnumMemberName("so-so")]
    Fair,
}

[SyncJob("d.scalars", AllowDuplicates = "test")]
public sealed record Scalars(
    bool Bool, byte Byte, sbyte SByte, short Short, ushort UShort, int Int, uint UInt, long Long, ulong ULong, float Float, double Double, decimal Decimal,
    char Char, string String, Guid Guid, DateTime DateTime, DateTimeOffset DateTimeOffset, DateOnly DateOnly, TimeOnly TimeOnly, TimeSpan TimeSpan,
    Uri Uri, Version Version, Half Half, Int128 Int128, UInt128 UInt128, byte[] Bytes, Memory<byte> Memory, ReadOnlyMemory<byte> ReadOnlyMemory,
    JsonElement Element, JsonNode Node, JsonObject Object, JsonArray Array, Color Color, Mood Mood);

[SyncJob("d.nullables", AllowDuplicates = "test")]
public sealed record Nullables(
    bool? Bool, int? Int, decimal? Decimal, char? Char, string? String, Guid? Guid, DateTime? DateTime, TimeSpan? TimeSpan, Uri? Uri, byte[]? Bytes,
    ReadOnlyMemory<byte>? Memory, JsonElement? Element, JsonNode? Node, Color? Color, Mood? Mood, Point? Point, Line? Line, List<string?>? List);

[SyncJob("d.collections", AllowDuplicates = "test")]
public sealed record Collections(
    List<int> List, int[] Array, IReadOnlyList<string?> ReadOnlyList, IReadOnlyCollection<Line> ReadOnlyCollection, IList<int> IList, ICollection<int> ICollection,
    IEnumerable<Point> Enumerable, HashSet<string> HashSet, ISet<int> ISet, SortedSet<int> SortedSet, Queue<int> Queue, LinkedList<int> LinkedList,
    ImmutableArray<Line> ImmutableArray, ImmutableList<int> ImmutableList, ImmutableHashSet<int> ImmutableHashSet, ImmutableSortedSet<int> ImmutableSortedSet,
    ImmutableQueue<int> ImmutableQueue, IImmutableList<int> IImmutableList, List<List<string>> Nested, Line[][] Jagged, List<int?> Maybe);

[SyncJob("d.dictionaries", AllowDuplicates = "test")]
public sealed record Dictionaries(
    Dictionary<string, int> Text, Dictionary<int, string> Int, Dictionary<Guid, Line> Guid, Dictionary<Color, string?> Enum, Dictionary<Mood, int> Mood,
    IDictionary<string, Line> IDictionary, IReadOnlyDictionary<string, List<int>> ReadOnly, SortedDictionary<string, int> Sorted,
    ImmutableDictionary<string, int> Immutable, ImmutableSortedDictionary<string, int> ImmutableSorted, IImmutableDictionary<string, int> IImmutable,
    Dictionary<DateOnly, Dictionary<string, Point>> Deep);

public sealed record Line(string Sku, int Count = 1, string? Note = "none", Color Color = Color.Green, decimal Price = 1.50m, double Nan = double.NaN, char Mark = '\'');

public readonly record struct Point(int X, int Y);

[SyncJob("d.plain", AllowDuplicates = "test")]
public sealed class Plain
{
    public string Name { get; set; } = "unnamed";

    public int Number { get; set; } = 5;

    public string ReadOnly => Name + "!";

    public string WriteOnly
    {
        set => Name = value;
    }

    public List<string> Tags { get; set; } = [];

    public string? PrivatelySet { get; private set; }

    [JsonIgnore]
    public Stream? Ignored { get; set; }

    internal int NotPublic { get; set; } = 3;

    [JsonInclude]
    internal int IncludedInternal { get; set; } = 4;

    [JsonInclude]
    public int Field = 9;

    public static int Static { get; set; }

    public int this[int index] => index;
}

[SyncJob("d.attributes", AllowDuplicates = "test")]
public sealed class Attributes
{
    [JsonPropertyName("ünï \"q\" <x>")]
    public string Renamed { get; set; } = "";

    [JsonPropertyOrder(2)]
    public int Last { get; set; }

    [JsonPropertyOrder(-2)]
    public int First { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? UnlessNull { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int UnlessZero { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Point UnlessDefault { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Always { get; set; }

    [JsonConverter(typeof(JsonStringEnumConverter<Color>))]
    public Color ByName { get; set; }

    [JsonConverter(typeof(JsonStringEnumConverter<Color>))]
    public Color? MaybeByName { get; set; }

    [JsonConverter(typeof(UpperConverter))]
    public string Upper { get; set; } = "";

    [JsonRequired]
    public int Needed { get; set; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public int AsText { get; set; }

    public string URLValue { get; set; } = "";

    public string ABTest { get; set; } = "";

    public string @class { get; set; } = "";

    public Custom Custom { get; set; } = new();
}

public sealed class UpperConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()?.ToUpperInvariant();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToUpperInvariant());
}

[JsonConverter(typeof(CustomConverter))]
public sealed class Custom
{
    public int Inner { get; init; }
}

public sealed class CustomConverter : JsonConverter<Custom>
{
    public override Custom Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new() { Inner = reader.GetInt32() };

    public override void Write(Utf8JsonWriter writer, Custom value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Inner);
}

public abstract record Top(string A)
{
    public int FromTop { get; set; }

    public virtual string Both { get; set; } = "";
}

public abstract record Middle(string A, int B) : Top(A)
{
    public required string Needed { get; set; }
}

[SyncJob("d.derived", AllowDuplicates = "test")]
public sealed record Derived(string A, int B, string? C) : Middle(A, B)
{
    public override string Both { get; set; } = "";

    public new int FromTop { get; set; }
}

[SyncJob("d.tree", AllowDuplicates = "test")]
public sealed record Tree(string Name, Tree? Left = null, List<Tree>? Children = null, Pair<Tree?, int>? Pair = null);

public sealed record Pair<TFirst, TSecond>(TFirst First, TSecond Second);

[SyncJob("d.struct", AllowDuplicates = "test")]
public record struct Struct(int A, string B)
{
    public int C { get; set; }
}

[SyncJob("d.constructor", AllowDuplicates = "test")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class Constructed
{
    public Constructed(string name)
        : this(name, 1)
    {
    }

    [JsonConstructor]
    public Constructed(string name, long number)
    {
        Name = name;
        Number = number;
    }

    public string Name { get; }

    public long Number { get; }
}

[SyncJob("d.polymorphic", AllowDuplicates = "test")]
public sealed record Polymorphic(Shape Shape, IAnimal? Animal, List<Shape> Shapes, Open Open);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$kind")]
[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Box), 2)]
public abstract record Shape(string Name);

public sealed record Circle(string Name, double Radius) : Shape(Name);

public sealed record Box(string Name, int Width, int Height = 1) : Shape(Name);

[JsonDerivedType(typeof(Dog), "dog")]
public interface IAnimal
{
    string Name { get; }
}

public sealed class Dog : IAnimal
{
    public string Name { get; set; } = "rex";

    public bool Barks { get; set; } = true;
}

[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(Opened), "opened")]
public class Open
{
    public int A { get; set; }
}

public sealed class Opened : Open
{
    public int B { get; set; }
}

[SyncJob("d.extension", AllowDuplicates = "test")]
public sealed class Extension
{
    public int A { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

[SyncJob("d.extension2", AllowDuplicates = "test")]
public sealed class ExtensionInterface
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }

    public int A { get; set; }
}

[SyncJob("d.positional", AllowDuplicates = "test")]
public sealed record Positional(
    [property: JsonPropertyName("name")] string A, [property: JsonIgnore] int B = 5, [property: JsonPropertyOrder(-1)] int C = 6,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? D = null, List<KeyValuePair<string, int>>? Pairs = null);

[SyncJob("d.empty", AllowDuplicates = "test")]
public sealed record Empty;
