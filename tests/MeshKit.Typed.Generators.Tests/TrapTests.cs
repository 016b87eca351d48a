using MeshKit.Typed.Generators.Tests.Helpers;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>Where our JSON deliberately differs from the platform's own generator, or where that one goes wrong.</summary>
public sealed class TrapTests
{
    private const string Source = """
        namespace My.App
        {
            [SyncJob("trap", AllowDuplicates = "test")]
            public sealed record Trap(string Name, List<string> Tags, Other.Item Item, ImmutableArray<string> Array)
            {
                public string Kept { get; init; } = "default";

                public List<int> List { get; init; } = [1];

                public required string Needed { get; init; } = "never seen";

                public Item? Mine { get; init; }

                public Holder<string> Holder { get; init; } = new() { Value = "v" };

                public Dictionary<string, List<string>>? Deep { get; init; }

                public Dictionary<int, string>? ByNumber { get; init; }

                public byte[]? Bytes { get; init; }

                public ReadOnly Struct { get; init; }

                [JsonInclude]
                private string _hidden = "h";

                [JsonInclude]
                public string? SetHere { get; private set; } = "s";

                [JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))]
                public DayOfWeek Day { get; init; } = DayOfWeek.Friday;

                public string Hidden() => _hidden;
            }

            public sealed record Item(int A);

            public class Holder<T> where T : class, IEnumerable<char>
            {
                public T? Value { get; init; }

                public List<T> More { get; init; } = [];
            }

            public readonly struct ReadOnly(int from, int to)
            {
                public int From { get; } = from;

                public int To { get; } = to;
            }
        }

        namespace Other
        {
            public sealed record Item(string B);
        }

        public static class Samples
        {
            private static My.App.Trap New() => new("n", ["t"], new("b"), ["a"]) { Needed = "x" };

            public static object Valid => New() with { Mine = new(1), Holder = new() { Value = "w" }, Struct = new(3, 4), Deep = new() { ["k"] = ["v"] }, ByNumber = new() { [1] = "one" } };

            public static object NullMember => New() with { Name = null! };

            public static object NullElement => New() with { Tags = ["a", null!] };

            public static object NullBelow => New() with { Deep = new() { ["k"] = [null!] } };

            public static object NullValue => New() with { ByNumber = new() { [1] = null! } };

            public static object NullMemberBelow => New() with { Item = new(null!) };

            public static object NoArray => New() with { Array = default };

            public static object Plain => New();
        }
        """;

    private static readonly Lazy<GeneratedAssembly> Assembly = new(() => new GeneratedAssembly(GeneratorTest.Run(Source)));

    private static GeneratedAssembly Loaded => Assembly.Value;

    [Fact]
    public void A_payload_comes_back_as_it_was() => Assert.Equal(
        """
        {"name":"n","tags":["t"],"item":{"b":"b"},"array":["a"],"kept":"default","list":[1],"needed":"x","mine":{"a":1},"holder":{"value":"w","more":[]},
        "deep":{"k":["v"]},"byNumber":{"1":"one"},"bytes":null,"struct":{"from":3,"to":4},"setHere":"s","day":"Friday","_hidden":"h"}
        """.ReplaceLineEndings(""),
        Loaded.RoundTrip("trap", Loaded.Sample("Valid")));

    [Theory]
    [InlineData("NullMember", "name")]
    [InlineData("NullElement", "tags[]")]
    [InlineData("NullBelow", "deep[][]")]
    [InlineData("NullValue", "byNumber[]")]
    [InlineData("NullMemberBelow", "b")]
    [InlineData("NoArray", "array")]
    public void Trap4_and_8_A_null_that_could_not_be_read_back_fails_the_enqueue(string sample, string member)
    {
        var exception = Assert.Throws<SyncException>(() => Loaded.RoundTrip("trap", Loaded.Sample(sample)));
        Assert.Equal(SyncErrorCodes.PayloadInvalid, exception.Code);
        Assert.Contains($"the non-nullable member \"{member}\" is null", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trap5_A_default_initialiser_survives_json_without_the_member()
    {
        dynamic back = Loaded.Read("trap", """{"name":"n","tags":[],"item":{"b":"b"},"array":[],"needed":"x","holder":{}}""");
        Assert.Equal("default", back.Kept);
        Assert.Equal([1], (List<int>)back.List);
        Assert.Equal("h", back.Hidden());
        Assert.Equal("s", back.SetHere);
        Assert.Equal(DayOfWeek.Friday, back.Day);
        Assert.Null(back.Holder.Value);
        Assert.Empty((List<string>)back.Holder.More);
    }

    [Fact]
    public void Trap5_A_required_member_is_asked_for()
    {
        var exception = Assert.ThrowsAny<System.Text.Json.JsonException>(() => Loaded.Read("trap", """{"name":"n","tags":[],"item":{"b":"b"},"array":[]}"""));
        Assert.Contains("needed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trap6_Types_of_one_name_in_two_namespaces_are_two()
    {
        var files = GeneratorTest.Run(Source).Files.Keys;
        Assert.Contains("My_App_Item.Json.g.cs", files);
        Assert.Contains("Other_Item.Json.g.cs", files);
    }

    [Fact]
    public void Null_bytes_stay_null_where_the_platform_would_store_no_bytes() =>
        Assert.Contains("\"bytes\":null", Loaded.RoundTrip("trap", Loaded.Sample("Plain")), StringComparison.Ordinal);
}
