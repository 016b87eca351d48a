using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using MeshKit.Typed.Generators.Tests.Differential;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>Our JSON against the platform's own generator: the same bytes, the same values, the same exceptions at the same paths.</summary>
public sealed class DifferentialTests
{
    private static readonly Dictionary<string, object> Values = new()
    {
        ["scalars"] = new Scalars(
            true, 1, -2, -3, 4, -5, 6, long.MinValue, ulong.MaxValue, 1.5f, double.MaxValue, 1.00m, '<', "é\"\n\u2028", Guid.Parse("0123456789abcdef0123456789abcdef"),
            new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), new DateOnly(2026, 1, 2), new TimeOnly(3, 4, 5, 6),
            new TimeSpan(1, 2, 3, 4, 5), new Uri("http://a/b?c=d"), new Version(1, 2, 3), (Half)1.5, Int128.MinValue, UInt128.MaxValue, [1, 2, 3], new byte[] { 4 }, new byte[] { 5 },
            JsonDocument.Parse("""{"a":[1,null]}""").RootElement, JsonNode.Parse("[1]")!, new JsonObject { ["x"] = 1 }, new JsonArray(1, 2), Color.Green, Mood.Fair),
        ["nulls"] = new Nullables(null, null, null, null, null, null, null, null, null, [], null, null, null, null, null, null, null, null),
        ["no nulls"] = new Nullables(
            true, 1, 2.5m, 'c', "s", Guid.Empty, DateTime.UnixEpoch, TimeSpan.Zero, new Uri("rel/ative", UriKind.Relative), [9], new byte[] { 1 },
            JsonDocument.Parse("1").RootElement, JsonNode.Parse("true"), Color.Red, Mood.Good, new Point(1, 2), new Line("l", Nan: 1), ["a", null]),
        ["collections"] = new Collections(
            [1, 2], [3], ["a", null], [new Line("x", Nan: 0)], [4], [5], [new Point(1, 2)], ["h"], new HashSet<int> { 6 }, [7], new Queue<int>([8, 9]), new LinkedList<int>([1]),
            [new Line("i", Nan: 0)], [1], [2], [3], ImmutableQueue.Create(4, 5), ImmutableList.Create(6), [["n"], []], [[new Line("j", Nan: 0)]], [1, null]),
        ["dictionaries"] = new Dictionaries(
            new() { ["a b"] = 1 }, new() { [-1] = "m" }, new() { [Guid.Empty] = new Line("g", Nan: 0) }, new() { [Color.Green] = null }, new() { [Mood.Fair] = 2 },
            new Dictionary<string, Line> { ["q"] = new Line("d", Nan: 0) }, new Dictionary<string, List<int>> { ["r"] = [1] }, new() { ["s"] = 1 },
            ImmutableDictionary<string, int>.Empty.Add("t", 1), ImmutableSortedDictionary<string, int>.Empty.Add("u", 2), ImmutableDictionary<string, int>.Empty.Add("v", 3),
            new() { [new DateOnly(2026, 1, 1)] = new() { ["w"] = new Point(1, 2) } }),
        ["plain"] = new Plain { Name = "n", Tags = { "t" }, IncludedInternal = 5 },
        ["attributes"] = new Attributes { Renamed = "r", UnlessNull = "u", UnlessZero = 1, UnlessDefault = new Point(1, 0), MaybeByName = Color.Green, Upper = "up", AsText = 3, Custom = new Custom { Inner = 8 } },
        ["attributes at their defaults"] = new Attributes(),
        ["derived"] = new Derived("a", 1, null) { Needed = "n", Both = "b", FromTop = 2 },
        ["tree"] = new Tree("root", new Tree("left"), [new Tree("child", Pair: new Pair<Tree?, int>(null, 1))], new Pair<Tree?, int>(new Tree("p"), 2)),
        ["struct"] = new Struct(1, "b") { C = 2 },
        ["constructed"] = new Constructed("n", 5),
        ["polymorphic"] = new Polymorphic(new Circle("c", 1.5), new Dog(), [new Box("b", 1), new Circle("d", 2)], new Opened { A = 1, B = 2 }),
        ["polymorphic base"] = new Polymorphic(new Box("c", 1), null, [], new Open { A = 1 }),
        ["extension"] = new Extension { A = 1, More = new() { ["x"] = JsonDocument.Parse("[1]").RootElement } },
        ["extension interface"] = new ExtensionInterface { A = 1, More = new Dictionary<string, JsonElement> { ["x"] = JsonDocument.Parse("{}").RootElement } },
        ["positional"] = new Positional("a", 1, 2, "d", [new("k", 3)]),
        ["empty"] = new Empty(),
        ["a type of the assembly"] = new Dictionary<string, List<int?>> { ["a"] = [1, null] },
    };

    public static TheoryData<string> Names => [.. Values.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bytes_are_the_same(string name)
    {
        var value = Values[name];
        Assert.Equal(JsonSerializer.Serialize(value, Official(value)), JsonSerializer.Serialize(value, Ours(value)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_is_read_gives_the_same_value_or_the_same_exception(string name)
    {
        var value = Values[name];
        var valid = JsonSerializer.Serialize(value, Official(value));
        var inputs = Mutations.Of(valid).Prepend(valid).ToList();
        Assert.True(inputs.Count > 5);
        foreach (var input in inputs)
        {
            var (official, ours) = (Read(input, Official(value)), Read(input, Ours(value), Official(value)));
            Assert.True(official == ours, $"{input}\n  official: {official}\n  ours:     {ours}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Options_of_the_apps_own_are_honoured_alike(string name)
    {
        var value = Values[name];
        foreach (var change in OptionSets)
        {
            var (official, ours) = (With(change, OfficialContext.Default), With(change, TestJobs.Manifest.TypeInfoResolver));
            Assert.Equal(Try(() => JsonSerializer.Serialize(value, official)), Try(() => JsonSerializer.Serialize(value, ours)));
        }
    }

    [Fact]
    public void The_write_handlers_are_used()
    {
        // A handler writes straight to the writer; the platform's own way would call the getters through the metadata.
        var withHandler = Values.Values.Select(Ours).Where(info => info.Kind == JsonTypeInfoKind.Object && HasHandler(info)).Select(info => info.Type.Name).ToList();
        Assert.Equal(["Scalars", "Nullables", "Nullables", "Collections", "Dictionaries", "Plain", "Derived", "Tree", "Struct", "Constructed", "Polymorphic", "Polymorphic", "Positional", "Empty"], withHandler);
    }

    [Fact]
    public void The_write_handlers_survive_the_options_of_a_mesh()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(TestJobs.Manifest.TypeInfoResolver, new DefaultJsonTypeInfoResolver()),
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            NumberHandling = default,
            MaxDepth = 32,
        };

        // Only a handler throws this: the platform's own way throws the base class.
        Assert.Throws<PayloadWriteException>(() => JsonSerializer.Serialize(new Line(null!), options.GetTypeInfo(typeof(Line))));
    }

    private static bool HasHandler(JsonTypeInfo info) => info.GetType().GetProperty("SerializeHandler")?.GetValue(info) is not null;

    private static IEnumerable<Action<JsonSerializerOptions>> OptionSets =>
    [
        options => options.WriteIndented = true,
        options => options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        options => options.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.WriteAsString,
        options => options.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        options => options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        options => options.Converters.Add(new UpperConverter()),
        options => options.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter<Color>()),
        options => options.DictionaryKeyPolicy = JsonNamingPolicy.KebabCaseUpper,
        options => options.MaxDepth = 2,
    ];

    private static JsonSerializerOptions With(Action<JsonSerializerOptions> change, IJsonTypeInfoResolver resolver)
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = resolver, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
        change(options);
        return options;
    }

    private static JsonTypeInfo Official(object value) => OfficialContext.Default.GetTypeInfo(value.GetType())!;

    private static JsonTypeInfo Ours(object value) =>
        ((System.Text.Json.Serialization.JsonSerializerContext)TestJobs.Manifest.TypeInfoResolver).GetTypeInfo(value.GetType())!;

    private static string Read(string json, JsonTypeInfo info, JsonTypeInfo? writeWith = null) =>
        Try(() => JsonSerializer.Serialize(JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), info), writeWith ?? info));

    private static string Try(Func<string> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            // Not its text: the platform sets `init` members as constructor parameters, and says so.
            return $"{exception.GetType().Name} at {(exception as JsonException)?.Path}";
        }
    }
}
