using System.Text.Json;
using MeshKit.Typed.Generators.Tests.Helpers;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>Which members JSON has, where names meet, accessors are reported and constructors set members: what the corpus of types taught.</summary>
public sealed class MemberRulesTests
{
    private const string Source = """
        public class Base
        {
            [JsonPropertyName("base_name")]
            public virtual string Renamed { get; set; } = "r";

            public string Hidden { get; set; } = "base";

            [JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))]
            [JsonPropertyName("baseDay")]
            public virtual DayOfWeek Day { get; set; }
        }

        [SyncJob("overrides", AllowDuplicates = "test")]
        public sealed class Overrides : Base
        {
            public override string Renamed { get; set; } = "r";

            [JsonIgnore]
            public new string Hidden { get; set; } = "derived";

            [JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))]
            public override DayOfWeek Day { get; set; }
        }

        [SyncJob("ignored", AllowDuplicates = "test")]
        public sealed class Ignored
        {
            public int A { get; set; }

            [JsonIgnore]
            public Action? B { get; set; }

            [JsonExtensionData]
            public Dictionary<string, JsonElement>? More { get; set; }
        }

        [SyncJob("strict", AllowDuplicates = "test")]
        [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
        public sealed class Strict
        {
            [JsonIgnore]
            public int B { get; set; }
        }

        [SyncJob("reported", AllowDuplicates = "test")]
        public sealed class Reported
        {
            [Obsolete("Gone.", DiagnosticId = "APP1")]
            public int Old { get; set; }

            [System.Diagnostics.CodeAnalysis.Experimental("APP2")]
            public int New { get; set; }
        }

        [SyncJob("setsrequired", AllowDuplicates = "test")]
        public sealed class SetsRequired
        {
            [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
            public SetsRequired() => Text = "made";

            public required string Text { get; set; }
        }

        public sealed record NotNull<T>(T Value)
            where T : notnull;

        [SyncJob("nulls", AllowDuplicates = "test")]
        public sealed class Nulls
        {
            [System.Diagnostics.CodeAnalysis.DisallowNull]
            public int? Number { get; set; }

            [System.Diagnostics.CodeAnalysis.NotNull]
            public int? Never { get; set; } = 1;

            public NotNull<string>? Generic { get; set; }
        }

        [SyncJob("handled", AllowDuplicates = "test")]
        [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
        public sealed class Handled
        {
            public string Text { get; set; } = "t";

            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)]
            public int OnlyRead { get; set; }

            [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)]
            public int OnlyWritten { get; set; } = 2;
        }

        public static class Samples
        {
            public static object Overrides => new Overrides();

            public static object NeverNull => new Nulls { Number = 1, Never = null };

            public static object HandledNull => new Handled { Text = null! };
        }
        """;

    private static readonly Lazy<GeneratedAssembly> Assembly = new(() => new GeneratedAssembly(GeneratorTest.Run(Source)));

    [Fact]
    public void An_override_under_another_name_is_a_member_beside_its_base_and_what_is_ignored_hides_nothing() =>
        Assert.Equal(
            """{"renamed":"r","hidden":"base","day":"Sunday","base_name":"r","baseDay":"Sunday"}""",
            Assembly.Value.RoundTrip("overrides", Assembly.Value.Sample("Overrides")));

    [Fact]
    public void What_is_ignored_is_no_extension_data_and_no_unmapped_member()
    {
        Assert.Equal("""{"a":1,"c":3}""", Assembly.Value.RoundTrip("ignored", Assembly.Value.Read("ignored", """{"a":1,"b":2,"c":3}""")));
        Assert.NotNull(Assembly.Value.Read("strict", """{"b":1}"""));
        Assert.Throws<JsonException>(() => Assembly.Value.Read("strict", """{"c":1}"""));
    }

    [Fact]
    public void A_member_whose_use_the_compiler_reports_is_stored_without_a_report()
    {
        const string json = """{"old":1,"new":2}""";
        Assert.Equal(json, Assembly.Value.RoundTrip("reported", Assembly.Value.Read("reported", json)));
    }

    [Fact]
    public void A_constructor_that_sets_required_members_asks_JSON_for_none() =>
        Assert.Equal("""{"text":"made"}""", Assembly.Value.RoundTrip("setsrequired", Assembly.Value.Read("setsrequired", "{}")));

    [Theory]
    [InlineData("""{"number":null}""")]
    [InlineData("""{"generic":{"value":null}}""")]
    public void Null_is_refused_by_the_attributes_of_a_value_and_by_the_constraint_of_a_parameter(string json) =>
        Assert.Throws<JsonException>(() => Assembly.Value.Read("nulls", json));

    [Fact]
    public void Null_is_not_written_where_an_attribute_says_that_a_nullable_number_is_never_null() =>
        AssertRefusedByHandler("nulls", "NeverNull");

    [Fact]
    public void Number_handling_that_changes_reading_only_keeps_the_write_handler()
    {
        AssertRefusedByHandler("handled", "HandledNull");
        Assert.Equal(
            """{"text":"x","onlyWritten":2}""",
            Assembly.Value.RoundTrip("handled", Assembly.Value.Read("handled", """{"text":"x","onlyRead":5,"onlyWritten":7}""")));
    }

    // Only a handler throws this: the platform's own way throws the base class.
    private static void AssertRefusedByHandler(string kind, string sample)
    {
        var refused = Assert.Throws<SyncException>(() => Assembly.Value.RoundTrip(kind, Assembly.Value.Sample(sample)));
        Assert.IsType<PayloadWriteException>(refused.InnerException);
    }
}
