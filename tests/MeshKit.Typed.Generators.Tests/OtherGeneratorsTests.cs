using MeshKit.Typed.Generators.Tests.Helpers;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>No generator sees what another one adds: ours needs none of them, and gives way to a context of the app's own where a payload does.</summary>
public sealed class OtherGeneratorsTests
{
    private const string OwnContext = """
        namespace My.App;

        public sealed class OwnContext(JsonSerializerOptions? options) : JsonSerializerContext(options)
        {
            public static OwnContext Default { get; } = new((JsonSerializerOptions?)null);

            protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) =>
                new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver().GetTypeInfo(type, Options);
        }
        """;

    private const string Samples = """
        public static class Samples
        {
            public static object Draft => new My.App.Draft("a") { Title = "t" };
        }
        """;

    [Fact]
    public void Trap1_The_context_is_whole_without_the_platforms_generator()
    {
        // Only ours runs here: an attribute that asks for another one would leave the context abstract (CS0534).
        var run = GeneratorTest.Run("""[SyncJob("a", ConflictKey = "{Id}")] public sealed record A(string Id, List<int> Numbers);""").Compiles();

        Assert.DoesNotContain("JsonSerializable", string.Concat(run.Files.Values), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_another_generator_makes_is_stored_by_a_context_of_the_apps_own()
    {
        using var assembly = new GeneratedAssembly(Run(", JsonContext = typeof(OwnContext)"));

        Assert.Equal("""{"Id":"a","Title":"t"}""", assembly.RoundTrip("draft", assembly.Sample("Draft")));
    }

    [Fact]
    public void A_member_that_another_generator_makes_is_not_in_the_generated_json()
    {
        using var assembly = new GeneratedAssembly(Run(""));

        Assert.Equal("""{"id":"a"}""", assembly.RoundTrip("draft", assembly.Sample("Draft")));
    }

    private static GeneratorRun Run(string settings) => GeneratorRun.Start(
        GeneratorTest.Compile(
            $$"""
            namespace My.App;

            [SyncJob("draft", ConflictKey = "draft:{Id}"{{settings}})]
            public sealed partial record Draft(string Id);
            """,
            OwnContext,
            Samples),
        others: new TitleGenerator().AsSourceGenerator());

    /// <summary>Adds a property, as a toolkit for view models would.</summary>
    private sealed class TitleGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.CompilationProvider,
            static (output, _) => output.AddSource(
                "Draft.Title.g.cs", "namespace My.App { public sealed partial record Draft { public string Title { get; set; } = \"\"; } }"));
    }
}
