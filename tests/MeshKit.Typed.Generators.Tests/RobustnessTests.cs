using MeshKit.Typed.Generators.Tests.Helpers;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>A generator runs while code is being typed: whatever stands there, it must not end with an exception.</summary>
public sealed class RobustnessTests
{
    private const string Source = """
        [assembly: SyncSerializable(typeof(Dictionary<string, int?[]>))]
        [assembly: SyncManifestName("Some.Jobs")]
        namespace My.App;

        [SyncJob("draft", ConflictKey = "draft:{Id}-{At:yyyy}", Checkpoint = typeof(List<Line>), PermanentExceptions = new[] { typeof(FormatException) }, Timeout = "00:01:00")]
        public sealed partial record Draft(string Id, DateOnly At, Line Line, [property: JsonPropertyName("x")] ImmutableArray<Line> Lines = default) : Base<int>(3)
        {
            public required string Owner { get; init; } = "";

            [JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
            public DayOfWeek? Day { get; init; }
        }

        public abstract record Base<T>(T Value) where T : struct, IComparable<T>;

        [JsonPolymorphic, JsonDerivedType(typeof(Sub), "sub")]
        public record Line(string Sku, int Count = 1);

        public sealed record Sub(string Sku) : Line(Sku, 2);

        public sealed class DraftHandler(IServiceProvider services, string name = "n") : ISyncHandler<Draft>
        {
            public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Draft> job, CancellationToken cancellationToken) => new(services is null ? default : SyncOutcome.Done);
        }
        """;

    [Fact]
    public void Code_that_is_cut_off_anywhere_ends_no_run()
    {
        GeneratorTest.Run(Source);
        for (var end = 0; end < Source.Length; end += 11)
            GeneratorTest.Run(Source[..end]);
    }

    [Fact]
    public void Code_that_lacks_a_piece_ends_no_run()
    {
        for (var start = 0; start < Source.Length - 20; start += 13)
            GeneratorTest.Run(Source.Remove(start, 17));
    }

    [Theory]
    [InlineData("[SyncJob]")]
    [InlineData("[SyncJob(null!)]")]
    [InlineData("[SyncJob(1)]")]
    [InlineData("[SyncJob(\"a\", \"b\")]")]
    [InlineData("[SyncJob(\"a\", Conditions = null)]")]
    [InlineData("[SyncJob(\"a\", Conditions = new string[] { null! })]")]
    [InlineData("[SyncJob(\"a\", PermanentExceptions = new Type[] { null! })]")]
    [InlineData("[SyncJob(\"a\", Result = typeof(void), Checkpoint = typeof(int*))]")]
    [InlineData("[SyncJob(\"a\", Result = typeof(List<>), Checkpoint = typeof(Dictionary<,>))]")]
    [InlineData("[SyncJob(\"a\", JsonContext = typeof(List<>))]")]
    [InlineData("[SyncJob(\"a\", Unknown = 1)]")]
    [InlineData("[SyncJob(\"a\"), SyncJob(\"b\")]")]
    [InlineData("[SyncJob(\"a\")] public partial record P; [SyncJob(\"b\")]")]
    public void An_attribute_that_is_wrong_ends_no_run(string attribute) => GeneratorTest.Run(attribute + " public partial record P;");

    [Fact]
    public void Without_the_runtime_nothing_is_generated()
    {
        var compilation = GeneratorTest.Compile("class C;");
        Assert.Empty(GeneratorRun.Start(compilation.RemoveAllReferences().AddReferences(compilation.References.SkipLast(1))).Files);
    }
}
