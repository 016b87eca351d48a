using Basic.Reference.Assemblies;
using MeshKit.Typed.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MeshKit.Typed.Analyzers.Tests.Pages;

/// <summary>A rule and the generator never disagree: what is left out is reported, and what is not reported is emitted and compiles.</summary>
public class EmitterAgreementTests
{
    // Errors of these rules mean that the job is left out.
    private static readonly string[] LeavesOut = ["MESH1002", "MESH1004", "MESH1008", "MESH1009", "MESH1014", "MESH1017", "MESH5008"];

    public static TheoryData<string> Ids => new(Catalogue.Rules.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_fixed_code_of_a_page_is_emitted_for_and_compiles(string id)
    {
        var compilation = Generate(RulePage.Read(id).Fixed);

        Assert.NotEmpty(EnqueueClasses(compilation));
        Assert.DoesNotContain(
            compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Nothing_is_emitted_for_code_that_a_page_calls_impossible(string id)
    {
        var compilation = Generate(RulePage.Read(id).Invalid);

        if (LeavesOut.Contains(id))
            Assert.Empty(EnqueueClasses(compilation));
        else
            Assert.NotEmpty(EnqueueClasses(compilation));
    }

    [Theory]
    [InlineData("string Value")]
    [InlineData("Action Value")]
    [InlineData("List<Uri> Value")]
    [InlineData("List<Stream> Value")]
    [InlineData("(int, int) Value")]
    [InlineData("IReadOnlySet<int> Value")]
    [InlineData("Dictionary<object, int> Value")]
    [InlineData("Dictionary<Guid, int[]> Value")]
    [InlineData("int[,] Value")]
    [InlineData("DayOfWeek? Value")]
    [InlineData("Nested Value")]
    [InlineData("System.Text.Json.JsonElement Value")]
    [InlineData("IComparable Value")]
    [InlineData("nint Value")]
    [InlineData("Half Value")]
    public async Task A_member_is_either_reported_or_emitted_for(string member)
    {
        var code = $"[SyncJob(\"a\", Singleton = true)] public sealed record Job({member}); public sealed record Nested(Nested? Inner, int Depth);";
        var isReported = (await Analyze.RunAsync(code)).Any(diagnostic => LeavesOut.Contains(diagnostic.Id));

        var compilation = Generate(code);

        Assert.Equal(!isReported, EnqueueClasses(compilation).Any());
        Assert.DoesNotContain(
            compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("int[]")]
    [InlineData("int[,]")]
    [InlineData("List<>")]
    [InlineData("List<Stream>")]
    [InlineData("Dictionary<Guid, Uri>")]
    [InlineData("IComparable")]
    public async Task A_serializable_type_is_either_reported_or_emitted_for(string type)
    {
        var code = $"[assembly: SyncSerializable(typeof({type}))]";
        var isReported = (await Analyze.RunAsync(code)).Any(diagnostic => LeavesOut.Contains(diagnostic.Id));

        var compilation = Generate(code);

        Assert.Equal(!isReported, compilation.SyntaxTrees.Any(tree => tree.FilePath.EndsWith(".Json.g.cs", StringComparison.Ordinal)));
    }

    private static IEnumerable<INamedTypeSymbol> EnqueueClasses(Compilation compilation) =>
        compilation.GetSymbolsWithName(name => name.EndsWith("Sync", StringComparison.Ordinal), SymbolFilter.Type).OfType<INamedTypeSymbol>();

    private static Compilation Generate(string code)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create(
            "App",
            new[] { code, Setup.Usings }.Select(text => CSharpSyntaxTree.ParseText(text, cancellationToken: cancellation)),
            [.. Net100.References.All, Setup.MeshKit],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new SyncGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var problems, cancellation);
        Assert.Empty(problems);
        return generated;
    }
}
