using MeshKit.Typed.Generators.Tests.Helpers;
using MeshKit.Typed.Shared;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>What cannot be generated yields no output and a problem that the analyzers report, never code that does not compile.</summary>
public sealed class UnstorableTests
{
    [Theory]
    [InlineData("Action Value", "Value", "is a delegate")]
    [InlineData("System.IO.FileStream Value", "Value", "is a stream")]
    [InlineData("Task<int> Value", "Value", "is a task")]
    [InlineData("ValueTask Value", "Value", "is a task")]
    [InlineData("CancellationToken Value", "Value", "is a CancellationToken")]
    [InlineData("IServiceProvider Value", "Value", "is an IServiceProvider")]
    [InlineData("IntPtr Value", "Value", "is a pointer")]
    [InlineData("nuint Value", "Value", "is a pointer")]
    [InlineData("Type Value", "Value", "is a Type")]
    [InlineData("System.Reflection.MethodInfo Value", "Value", "is a Type")]
    [InlineData("(int A, string B) Value", "Value", "is a tuple")]
    [InlineData("System.Collections.Frozen.FrozenSet<int> Value", "Value", "is a FrozenSet")]
    [InlineData("System.Collections.Frozen.FrozenDictionary<string, int> Value", "Value", "is a FrozenDictionary")]
    [InlineData("IReadOnlySet<int> Value", "Value", "is an IReadOnlySet")]
    [InlineData("Stack<int> Value", "Value", "reverse order")]
    [InlineData("object Value", "Value", "is an object")]
    [InlineData("dynamic Value", "Value", "is dynamic")]
    [InlineData("IShape Value", "Value", "is an interface")]
    [InlineData("Shape Value", "Value", "is abstract")]
    [InlineData("int[,] Value", "Value", "several dimensions")]
    [InlineData("List<Action> Value", "Value[]", "is a delegate")]
    [InlineData("Dictionary<string, Stack<int>> Value", "Value[]", "reverse order")]
    [InlineData("Dictionary<Shape2, int> Value", "Value", "no JSON member name")]
    [InlineData("List<Item> Items", "Items[].Owner.Callback", "is a delegate")]
    [InlineData("System.Text.StringBuilder Value", "Value", "without JSON of its own")]
    [InlineData("Mine Value", "Value", "a collection of its own")]
    [InlineData("TwoConstructors Value", "Value", "several public constructors")]
    [InlineData("Lost Value", "Value.gone", "is a constructor parameter without")]
    [InlineData("Fields Value", "Value.Number", "is a public field")]
    [InlineData("Twice Value", "Value.A", "has the JSON name")]
    [InlineData("Reflected Value", "Value", "JsonStringEnumConverter")]
    [InlineData("Extended Value", "Value.More", "is extension data")]
    [InlineData("Populated Value", "Value.Numbers", "is populated, which only an object or a collection that can grow is")]
    [InlineData("Populated2 Value", "Value.More", "is populated, which a type that is made by a constructor with parameters does not allow")]
    [InlineData("Extended2 Value", "Value.More", "is extension data")]
    [InlineData("Endless<int>? Value", "Value", "without end")]
    [InlineData("Poly Value", "Value", "declares no [JsonDerivedType]")]
    [InlineData("Poly2 Value", "Value", "does not derive from it")]
    [InlineData("Poly3 Value", "Value.Stack", "reverse order")]
    [InlineData("BadIgnore Value", "Value.Number", "ignored when null")]
    [InlineData("BadHandling Value", "Value.Text", "which is for numbers")]
    [InlineData("Missing Value", "Value", "cannot be found")]
    [InlineData("Hidden Value", "Value", "cannot reach")]
    public void A_member_that_cannot_be_stored_is_a_problem(string member, string path, string message)
    {
        var source = $$"""
            public class Outside
            {
                [SyncJob("bad", AllowDuplicates = "test")]
                public sealed record Bad({{member}});

                private sealed record Hidden(int A);
            }
            public interface IShape;
            public abstract record Shape;
            public sealed record Shape2;
            public sealed record Item(Owner Owner);
            public sealed record Owner { public Func<int>? Callback { get; set; } }
            public sealed class Mine : List<int>;
            public sealed class TwoConstructors { public TwoConstructors(int a) => A = a; public TwoConstructors(int a, int b) => A = a + b; public int A { get; } }
            public sealed class Lost { public Lost(int gone) => _ = gone; }
            public sealed class Fields { public int Number; }
            public sealed class Twice { [JsonPropertyName("a")] public int B { get; set; } public int A { get; set; } }
            [JsonConverter(typeof(JsonStringEnumConverter))] public enum Reflected { A }
            public sealed class Extended { [JsonExtensionData] public Dictionary<string, string>? More { get; set; } }
            public sealed class Extended2 { [JsonExtensionData] public System.Text.Json.Nodes.JsonObject? More { get; set; } }
            public sealed class Endless<T> { public Endless<Endless<T>>? Next { get; set; } }
            public sealed class Populated { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public int[] Numbers { get; } = []; }
            [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public sealed record Populated2(List<int> More);
            [JsonPolymorphic] public abstract class Poly;
            [JsonDerivedType(typeof(Item))] public abstract class Poly2;
            [JsonDerivedType(typeof(Derived))] public abstract class Poly3;
            public sealed class Derived : Poly3 { public Stack<int> Stack { get; set; } = []; }
            public sealed class BadHandling { [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public string? Text { get; set; } }
            public sealed class BadIgnore { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int Number { get; set; } }
            """;
        var problem = Assert.Single(Problems(source, "Outside+Bad"));
        Assert.Equal((JobProblemKind.NotStorable, path), (problem.Kind, problem.Subject.Replace(".Next", "", StringComparison.Ordinal)));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Empty(GeneratorTest.Run(source).Files);
    }

    [Theory]
    [InlineData("private sealed record Bad;", "is private")]
    [InlineData("protected sealed record Bad;", "is private")]
    [InlineData("public abstract record Bad;", "is abstract")]
    [InlineData("public static class Bad;", "is static")]
    [InlineData("public sealed record Bad<T>;", "is generic")]
    [InlineData("public ref struct Bad;", "is a ref struct")]
    public void A_payload_that_generated_code_cannot_name_is_a_problem(string declaration, string message)
    {
        var source = $"public class Outside {{ [SyncJob(\"bad\", AllowDuplicates = \"test\")] {declaration} }}";
        var problem = Assert.Single(Problems(source, declaration.Contains('<', StringComparison.Ordinal) ? "Outside+Bad`1" : "Outside+Bad"));
        Assert.Equal(JobProblemKind.CannotGenerate, problem.Kind);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Empty(GeneratorTest.Run(source).Files);
    }

    [Theory]
    [InlineData("\"Upper\"", nameof(JobProblemKind.InvalidKind))]
    [InlineData("\"\"", nameof(JobProblemKind.InvalidKind))]
    [InlineData("\"-a\"", nameof(JobProblemKind.InvalidKind))]
    [InlineData("nameof(Outside)", nameof(JobProblemKind.InvalidKind))]
    [InlineData("Outside.Name", nameof(JobProblemKind.KindNotLiteral))]
    [InlineData("\"a\", Timeout = \"5 minutes\"", nameof(JobProblemKind.InvalidSetting))]
    [InlineData("\"a\", Timeout = \"00:00:00\"", nameof(JobProblemKind.InvalidSetting))]
    [InlineData("\"a\", Version = 0", nameof(JobProblemKind.InvalidSetting))]
    [InlineData("\"a\", MaxAttempts = 1001", nameof(JobProblemKind.InvalidSetting))]
    [InlineData("\"a\", RetryDelay = \"02:00:00\"", nameof(JobProblemKind.InvalidSetting))]
    [InlineData("\"a\", OnConflict = (ConflictPolicy)99", nameof(JobProblemKind.InvalidSetting))]
    [InlineData("\"a\", Conditions = new[] { \"a,b\" }", nameof(JobProblemKind.InvalidSetting))]
    [InlineData("\"a\", PermanentExceptions = new[] { typeof(int) }", nameof(JobProblemKind.InvalidSetting))]
    [InlineData("\"a\", JsonContext = typeof(int)", nameof(JobProblemKind.InvalidSetting))]
    [InlineData("\"a\", Singleton = true, ConflictKey = \"k\"", nameof(JobProblemKind.InvalidSetting))]
    [InlineData("\"a\", ConflictKey = \"{Id\"", nameof(JobProblemKind.InvalidKeyTemplate))]
    [InlineData("\"a\", ConflictKey = \"{Gone}\"", nameof(JobProblemKind.UnknownKeyMember))]
    [InlineData("\"a\", ConflictKey = \"{List}\"", nameof(JobProblemKind.UnsuitableKeyMember))]
    [InlineData("\"a\", ConflictKey = \"{Id:X}\"", nameof(JobProblemKind.UnsuitableKeyMember))]
    [InlineData("\"a\", Result = typeof(Action)", nameof(JobProblemKind.NotStorable))]
    [InlineData("\"a\", Checkpoint = typeof(List<object>)", nameof(JobProblemKind.NotStorable))]
    public void A_wrong_attribute_is_a_problem(string arguments, string kind)
    {
        var source = $$"""
            public static class Outside { public const string Name = "name"; }
            [SyncJob({{arguments}})]
            public sealed record Bad(string Id, List<int> List);
            """;
        Assert.Equal(kind, Assert.Single(Problems(source, "Bad")).Kind.ToString());
        Assert.Empty(GeneratorTest.Run(source).Files);
    }

    [Fact]
    public void An_invalid_job_leaves_the_others_generated()
    {
        var run = GeneratorTest.Run("[SyncJob(\"bad\")] public record Bad(object O); [SyncJob(\"good\")] public record Good(string S);").Compiles();
        Assert.Contains("Good.Job.g.cs", run.Files.Keys);
        Assert.DoesNotContain(run.Files.Keys, file => file.Contains("Bad", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_is_taken_is_a_problem()
    {
        const string Source = "namespace A; [SyncJob(\"x\")] public record Draft(string S); public class DraftSync;";
        Assert.Equal(JobProblemKind.CannotGenerate, Assert.Single(Problems(Source, "A.Draft")).Kind);
    }

    private static IReadOnlyList<JobProblem> Problems(string source, string type)
    {
        var compilation = GeneratorTest.Compile(source);
        return JobDeclaration.Find(compilation.Assembly.GetTypeByMetadataName(type)!, compilation, TestContext.Current.CancellationToken)!.Problems;
    }
}
