using Basic.Reference.Assemblies;
using MeshKit.Typed.Analyzers.Evolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MeshKit.Typed.Analyzers.Tests.Evolution;

/// <summary>What the lock says of a payload, and that it says the same of what is stored the same.</summary>
public class StoredShapeTests
{
    [Theory]
    [InlineData("string Value", "string")]
    [InlineData("string? Value", "string?")]
    [InlineData("int? Value", "int?")]
    [InlineData("[System.Diagnostics.CodeAnalysis.DisallowNull] int? Value", "int")]
    [InlineData("int Value = 3", "int, optional")]
    [InlineData("float Value", "float")]
    [InlineData("byte[] Value", "base64")]
    [InlineData("ReadOnlyMemory<byte> Value", "base64")]
    [InlineData("System.Text.Json.JsonElement Value", "json")]
    [InlineData("List<string> Value", "[string]")]
    [InlineData("IReadOnlyList<string?>? Value", "[string?]?")]
    [InlineData("System.Collections.Immutable.ImmutableArray<int> Value", "[int]")]
    [InlineData("Dictionary<string, List<int>> Value", "{[int]}")]
    [InlineData("Dictionary<Guid, Uri> Value", "{Guid: Uri}")]
    [InlineData("Dictionary<DayOfWeek, int> Value", "{#value: int}")]
    [InlineData("DayOfWeek Value", "#value")]
    [InlineData("Job? Value, int Other", "#?")]
    [InlineData("[property: N(N2.AllowReadingFromString | N2.WriteAsString)] List<int> Value", "[int], as string")]
    [InlineData("[property: N(N2.AllowNamedFloatingPointLiterals)] double Value", "double, or NaN")]
    [InlineData("[property: N(N2.WriteAsString)] string Value", "string")]
    [InlineData("[property: System.Text.Json.Serialization.JsonConverter(typeof(Own))] Version Value", "converter Own")]
    public void A_member_is_written_as_it_is_stored(string member, string expected) =>
        Assert.Equal(expected, LockWriter.Describe(Shape(member).Root.Members["value"]));

    [Fact]
    public void A_member_is_called_as_in_JSON_and_only_what_is_read_is_there()
    {
        var shape = Shape(
            "[property: System.Text.Json.Serialization.JsonPropertyName(\"the-id\")] string Id",
            "public int Length => Id.Length; [System.Text.Json.Serialization.JsonIgnore] public int Hidden { get; set; } public int URLCount { get; set; }");

        Assert.Equal(["the-id", "urlCount"], shape.Root.Members.Keys);
    }

    [Fact]
    public Task Two_parameters_of_one_member_are_one_member() => Verify<StoredShapeAnalyzer>.ReportsAsync(
        """
        [SyncJob("job", Singleton = true)]
        public sealed class {|MESH4002:Job|}
        {
            public Job(int size, int SIZE) => Size = size + SIZE;
            public int Size { get; }
        }
        """,
        jobLock: """{ "jobs": { "job": { "1": { "members": { "size": "int", "gone": "int" } } } } }""");

    [Fact]
    public void An_enum_by_name_has_the_names_of_JSON()
    {
        var type = Shape("Color Value").Types["value"];

        Assert.Equal("string", type.Enum);
        Assert.Equal(["Green", "deep-red"], type.Values.Keys);
    }

    [Fact]
    public void Derived_types_are_found_by_their_discriminators()
    {
        var shape = Shape("List<Figure> Figures");
        var figure = shape.Types["figures"];

        Assert.True(figure.IsAbstract);
        Assert.Equal("is", figure.Discriminator);
        Assert.Equal("figures.circle", figure.Derived["circle"]);
        Assert.Equal("figures.2", figure.DerivedByNumber[2]);
        Assert.Equal(["name", "radius"], shape.Types["figures.circle"].Members.Keys);
    }

    [Fact]
    public void A_type_is_named_by_the_nearest_place_where_it_is_met()
    {
        var shape = Shape("Deep A, Line Z");

        Assert.Equal(["a", "z"], shape.Types.Keys);
        Assert.Equal("#z", shape.Types["a"].Members["line"].Type.ToString());
    }

    [Theory]
    [InlineData("Guid Value", "string Value", false)]
    [InlineData("string Value", "Guid Value", true)]
    [InlineData("int Value", "double Value", false)]
    [InlineData("long Value", "double Value", true)]
    [InlineData("uint Value", "int Value", true)]
    [InlineData("ushort Value", "int Value", false)]
    [InlineData("List<int> Value", "long[] Value", false)]
    [InlineData("List<int?> Value", "List<int> Value", true)]
    [InlineData("byte[] Value", "List<byte> Value", true)]
    [InlineData("Line Value", "System.Text.Json.JsonElement Value", false)]
    [InlineData("Line Value", "Deep Value", true)]
    [InlineData("Line Value", "Other Value", false)]
    [InlineData("List<Figure> Value", "List<Figure2> Value", true)]
    [InlineData("Dictionary<Guid, int> Value", "Dictionary<string, int> Value", false)]
    [InlineData("Dictionary<string, int> Value", "Dictionary<Guid, int> Value", true)]
    [InlineData("Number Value", "Color Value", false)]
    [InlineData("Color Value", "Number Value", true)]
    [InlineData("Color Value", "string Value", false)]
    [InlineData("Number Value", "Swapped Value", true)]
    [InlineData("Number Value", "RenamedNumber Value", false)]
    [InlineData("int Value", "Number Value", false)]
    [InlineData("[property: N(N2.AllowReadingFromString | N2.WriteAsString)] int Value", "int Value", true)]
    [InlineData("int Value", "[property: N(N2.AllowReadingFromString | N2.WriteAsString)] int Value", false)]
    [InlineData("[property: System.Text.Json.Serialization.JsonConverter(typeof(Own))] Version Value", "Version Value", true)]
    [InlineData("int Value", "string Value, int Other", true)]
    [InlineData("int Value = 1", "int Value", true)]
    public void What_was_stored_is_read_or_it_is_a_break(string before, string now, bool isBreaking)
    {
        var changes = ShapeComparison.Compare(Reread(Shape(before)), Shape(now));

        Assert.Equal(isBreaking, changes.Any(change => change.IsBreaking));
        Assert.Empty(ShapeComparison.Compare(Reread(Shape(before)), Shape(before)));
        Assert.Empty(ShapeComparison.Compare(Reread(Shape(now)), Shape(now)));
    }

    [Fact]
    public void A_rename_is_called_what_it_probably_is() => Assert.Equal(
        "\"title\" is gone (\"subject\" may be its new name: [JsonPropertyName] keeps the old one)",
        ShapeComparison.Compare(Shape("int Id, string Title"), Shape("int Id, string Subject"))[0].Sentence);

    // What a lock file keeps of a shape.
    private static LockedShape Reread(LockedShape shape)
    {
        var file = new JobLock();
        file.Set("job", 1, shape);
        var read = LockReader.Read(LockWriter.Write(file), out var error);
        Assert.Null(error);
        return read!.Versions("job")[1];
    }

    private static LockedShape Shape(string members, string body = "")
    {
        var code = $$"""
            #nullable enable
            using N = System.Text.Json.Serialization.JsonNumberHandlingAttribute;
            using N2 = System.Text.Json.Serialization.JsonNumberHandling;
            using System.Text.Json.Serialization;
            public sealed record Job({{members}}) { {{body}} }
            public sealed record Line(string Text);
            public sealed record Other(string Text, int Size = 0);
            public sealed record Deep(Line Line);
            [JsonConverter(typeof(JsonStringEnumConverter<Color>))]
            public enum Color { [JsonStringEnumMemberName("deep-red")] Red, Green }
            public enum Number { Red, Green }
            public enum Swapped { Green, Red }
            public enum RenamedNumber { Rot, Green }
            [JsonPolymorphic(TypeDiscriminatorPropertyName = "is"), JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square), 2)]
            public abstract record Figure(string Name);
            public sealed record Circle(string Name, int Radius) : Figure(Name);
            public sealed record Square(string Name, int Side) : Figure(Name);
            [JsonPolymorphic(TypeDiscriminatorPropertyName = "is"), JsonDerivedType(typeof(Circle2), "circle")]
            public abstract record Figure2(string Name);
            public sealed record Circle2(string Name, int Radius) : Figure2(Name);
            public sealed class Own : JsonConverter<Version>
            {
                public override Version? Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => null;
                public override void Write(System.Text.Json.Utf8JsonWriter writer, Version value, System.Text.Json.JsonSerializerOptions options) { }
            }
            """;
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create(
            "App",
            new[] { code, Setup.Usings }.Select(text => CSharpSyntaxTree.ParseText(text, cancellationToken: cancellation)),
            [.. Net100.References.All, Setup.MeshKit],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.DoesNotContain(compilation.GetDiagnostics(cancellation), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return ShapeBuilder.Build(compilation.GetTypeByMetadataName("Job")!, hasContext: false, compilation, cancellation);
    }
}
