using MeshKit.Typed.Generators.Tests.Helpers;
using Microsoft.CodeAnalysis.CSharp;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>Projects of each shape that the generator meets. The first file of each has a body that says <c>=&gt; 1;</c>.</summary>
internal static class ProjectShapes
{
    private const string Library = """
        namespace My.Lib;

        [SyncJob("shared", ConflictKey = "shared:{Id}")]
        public sealed record Shared(string Id);
        """;

    private static readonly Dictionary<string, Func<CSharpCompilation>> Shapes = new()
    {
        ["no payload"] = () => GeneratorTest.Compile("namespace My.App; public sealed record Plain(string Id) { public int Body() => 1; }"),
        ["one payload"] = () => GeneratorTest.Compile("""
            [SyncJob("one", ConflictKey = "one:{Id}")] public sealed record One(string Id) { public int Body() => 1; }
            """),
        ["many payloads"] = () => GeneratorTest.Compile([.. Enumerable.Range(0, 12).Select(i => $$"""
            namespace My.App{{i % 3}};

            [SyncJob("payload-{{i}}", ConflictKey = "p:{Id}")]
            public sealed record Payload{{i}}(string Id, Part{{i}} Part, IReadOnlyList<Part{{i}}> Parts) { public int Body() => 1; }

            public sealed record Part{{i}}(int Number, DayOfWeek? Day);
            """)]),
        ["nested payloads"] = () => GeneratorTest.Compile("""
            namespace My.App;

            public static class Outer
            {
                public static class Middle
                {
                    [SyncJob("nested", ConflictKey = "nested:{Id}")]
                    public sealed record Inner(string Id, Held Held) { public int Body() => 1; }
                }

                internal sealed record Holder(Middle.Inner Inner);

                public readonly record struct Held(int Value);
            }
            """),
        ["generic types"] = () => GeneratorTest.Compile("""
            namespace My.App;

            [SyncJob("page", ConflictKey = "page:{Id}")]
            public sealed record Page(string Id, Box<Item> Item, Box<Item?> Maybe, Dictionary<string, Box<int[]>> Boxes) { public int Body() => 1; }

            public sealed record Box<T>(T Value)
            {
                [JsonInclude] internal string? Label { get; init; }
            }

            public sealed record Item(string Sku);
            """),
        ["a context of the app's own"] = () => GeneratorTest.Compile("""
            namespace My.App;

            [SyncJob("own", ConflictKey = "own:{Id}", JsonContext = typeof(OwnJson), Checkpoint = typeof(Mark))]
            public sealed record Own(string Id) { public int Body() => 1; }

            public sealed record Mark(int At);

            public sealed class OwnJson(JsonSerializerOptions options) : JsonSerializerContext(options)
            {
                public static OwnJson Default { get; } = new(new JsonSerializerOptions());
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
            """),
        ["a handler of another assembly's payload"] = () => GeneratorTest.Compile("""
            namespace My.App;

            public sealed class SharedHandler : ISyncHandler<My.Lib.Shared>
            {
                public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<My.Lib.Shared> job, CancellationToken cancellationToken) => new(SyncOutcome.Done);

                public int Body() => 1;
            }
            """).AddReferences(GeneratorRun.Start(GeneratorTest.Compile(Library).WithAssemblyName("Lib")).Compiles().Output.EmitToImageReference()),
        ["everything at once"] = () => GeneratorTest.Compile("""
            [assembly: SyncSerializable(typeof(Dictionary<string, int[]>))]
            [assembly: SyncManifestName("Some.Jobs")]
            namespace My.App;

            [SyncJob("draft", ConflictKey = "draft:{Id}", Checkpoint = typeof(List<Line>), PermanentExceptions = new[] { typeof(FormatException) })]
            public sealed record Draft(string Id, Line Line)
            {
                public required string Owner { get; init; } = "";

                public int Body() => 1;
            }

            public sealed record Line(string Sku, [property: JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))] DayOfWeek Day = DayOfWeek.Friday);

            public sealed class DraftHandler(IServiceProvider services) : ISyncHandler<Draft>
            {
                public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Draft> job, CancellationToken cancellationToken) => new(services is null ? default : SyncOutcome.Done);
            }

            [SyncJob("line", Singleton = true)]
            public sealed record Count(int Number);

            public static class Counts
            {
                [SyncHandler]
                public static Task RunAsync(Count count, IServiceProvider services, int repeat = 3) => Task.CompletedTask;
            }
            """),
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    public static CSharpCompilation Compile(string shape) => Shapes[shape]();
}
