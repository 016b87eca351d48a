using MeshKit.Typed.Generators.Tests.Helpers;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>Names that a careless generator trips over.</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData("a\\u2028b:{Id}")]
    [InlineData("a\\n\\u0085\\u0001&<x>*/:{Id}")]
    [InlineData("\\ud83d\\ude00:{Id}")]
    public void A_key_of_odd_characters_breaks_no_comment(string key) =>
        GeneratorTest.Run($$"""
            /** <summary>Ends{{"\u2028"}}here &amp; there.</summary> */
            [SyncJob("a", ConflictKey = "{{key}}")]
            public sealed record A(string Id);
            """).Compiles();

    [Fact]
    public void Keywords_unicode_nesting_generics_and_the_global_namespace()
    {
        var run = GeneratorTest.Run("""
            [SyncJob("global", ConflictKey = "{class}")]
            public sealed record @event(string @class, @event.@in Inner, int value, int obj, int writer, int options, int args, int payload, int key)
            {
                public sealed record @in(string? @is);
            }

            namespace @namespace.Ünï
            {
                [SyncJob("unicode", ConflictKey = "é{Größe}")]
                public sealed record Größe_1(int Größe, Outer.Nested Nested, Generic<Generic<int>.Inner> Closed, List<Dictionary<string, Generic<string>[]>> Deep)
                {
                    public Größe_1? System { get; set; }
                    public string? MeshKit { get; set; }
                    public string? Default { get; set; }
                }

                public static class Outer
                {
                    [SyncJob("nested", ConflictKey = "{X}")]
                    public sealed record Nested(int X);

                    internal static class Middle
                    {
                        [SyncJob("deep", Singleton = true)]
                        public sealed record Manifest(Nested N);
                    }
                }

                public sealed class Generic<T>
                {
                    public T? Value { get; set; }

                    public sealed record Inner(T? It) { public string Kept { get; init; } = "k"; }
                }
            }

            namespace A.System
            {
                [SyncJob("a", Singleton = true)]
                public sealed record Order(int String);
            }

            namespace B.System
            {
                [SyncJob("b", Singleton = true)]
                public sealed record Order(string Task);

                [SyncJob("c", Singleton = true)]
                public sealed record AppJobs(string Task);

                [SyncJob("d", Singleton = true)]
                internal sealed record Instance(string Task);

                [SyncJob("e", Singleton = true)]
                internal sealed record ORDER(string Task);
            }

            namespace A_B
            {
                [SyncJob("f", Singleton = true)]
                public sealed record C(D D);
                public sealed record D(int X);
            }

            namespace A.B
            {
                [SyncJob("g", Singleton = true)]
                public sealed record C(D D);
                public sealed record D(int Y);
            }
            """, """
            public static class Samples
            {
                public static object Event => new @event("c", new(null), 1, 2, 3, 4, 5, 6, 7);
                public static object Unicode => new @namespace.Ünï.Größe_1(5, new(1), new() { Value = new(3) }, [new() { ["x"] = [new() { Value = "v" }] }]);
            }
            """);
        using var assembly = new GeneratedAssembly(run);
        Assert.Equal("""{"class":"c","inner":{"is":null},"value":1,"obj":2,"writer":3,"options":4,"args":5,"payload":6,"key":7}""", assembly.RoundTrip("global", assembly.Sample("Event")));
        Assert.Contains("\"closed\":{\"value\":{\"it\":3,\"kept\":\"k\"}}", assembly.RoundTrip("unicode", assembly.Sample("Unicode")), StringComparison.Ordinal);
        Assert.Equal("é5", assembly.Key("unicode", assembly.Sample("Unicode")));
        var members = assembly.Manifest.Jobs.Select(job => job.Kind).Order(StringComparer.Ordinal);
        Assert.Equal(["a", "b", "c", "d", "deep", "e", "f", "g", "global", "nested", "unicode"], members);
        var manifest = assembly.Assembly.GetType("App.AppJobs")!;
        string NameOf(string kind) => manifest.GetProperties(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
            .Single(property => property.GetValue(null) is SyncJobType type && type.Kind == kind).Name;
        Assert.Equal(("Order", "SystemOrder", "SystemAppJobs", "SystemInstance", "C", "A_BC"), (NameOf("a"), NameOf("b"), NameOf("c"), NameOf("d"), NameOf("g"), NameOf("f")));
        Assert.Equal(("Outer_Nested", "Outer_Middle_Manifest"), (NameOf("nested"), NameOf("deep")));
    }

    [Theory]
    [InlineData(null, null, "App.AppJobs")]
    [InlineData("My.Root", null, "My.Root.AppJobs")]
    [InlineData("My.Root", "Jobs", "My.Root.Jobs")]
    [InlineData("My.Root", "Else.Where.Jobs", "Else.Where.Jobs")]
    [InlineData("9 lives.class", null, "_9_lives.class.AppJobs")]
    public void The_manifest_is_named_by_root_namespace_assembly_and_attribute(string? rootNamespace, string? attribute, string expected)
    {
        var compilation = GeneratorTest.Compile((attribute is null ? "" : $"[assembly: SyncManifestName(\"{attribute}\")] ") + "[SyncJob(\"x\", Singleton = true)] public sealed record Draft(string S);");
        var options = rootNamespace is null ? null : new GeneratorTest.ProjectOptions(("build_property.RootNamespace", rootNamespace));
        using var assembly = new GeneratedAssembly(GeneratorRun.Start(compilation, options));
        Assert.NotNull(assembly.Assembly.GetType(expected));
    }

    [Fact]
    public void An_assembly_of_internal_payloads_has_an_internal_manifest()
    {
        using var assembly = new GeneratedAssembly(GeneratorTest.Run("[SyncJob(\"x\", Singleton = true)] internal sealed record Draft(string S);"));
        Assert.Empty(assembly.Assembly.GetExportedTypes());
    }

    [Fact]
    public void Public_generated_members_are_documented()
    {
        var compilation = GeneratorTest.Compile("""
            namespace A;

            /// <summary>A payload.</summary>
            [SyncJob("p", Singleton = true)]
            public sealed record P;

            /// <summary>A handler.</summary>
            public sealed class H : ISyncHandler<P>
            {
                /// <inheritdoc/>
                public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<P> job, CancellationToken cancellationToken) => new(SyncOutcome.Done);
            }
            """);
        var options = compilation.Options.WithSpecificDiagnosticOptions([]);
        GeneratorRun.Start(compilation.WithOptions(options)).Compiles();
    }

    [Fact]
    public void An_assembly_without_jobs_has_nothing_generated() => Assert.Empty(GeneratorTest.Run("class Other;").Files);
}
