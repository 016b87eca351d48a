using Basic.Reference.Assemblies;
using MeshKit.Typed.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MeshKit.Typed.Analyzers.Tests.Pages;

/// <summary>A handler is either dispatched to by generated code that compiles, or one rule says why not: never both, and never neither.</summary>
public class HandlerAgreementTests
{
    private const string Body = "{ public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Job> job, CancellationToken ct) => new(SyncOutcome.Done); ";

    [Theory]
    [InlineData("public sealed class H : ISyncHandler<Job> " + Body + "}")]
    [InlineData("public readonly struct H : ISyncHandler<Job> " + Body + "}")]
    [InlineData("public sealed class H(string text) : ISyncHandler<Job> " + Body + "public string Text => text; }")]
    [InlineData("public abstract class B : ISyncHandler<Job> " + Body + "} public sealed class H : B;")]
    [InlineData("public sealed class G : ISyncHandler<Job> " + Body + "} public sealed class H : ISyncHandler<Job> " + Body + "}")]
    [InlineData("public sealed class G : ISyncHandler<Job> " + Body + "} public static class H { [SyncHandler] public static Task M(Job job) => Task.CompletedTask; }")]
    [InlineData("public static class H { [SyncHandler] public static Task M(Job job) => Task.CompletedTask; }")]
    [InlineData("public static class H { [SyncHandler] public static SyncOutcome M(SyncJobContext<Job> job, Job payload, CancellationToken ct, HttpClient client) => default; }")]
    [InlineData("public static class H { [SyncHandler] public static void M(Job job) { } }")]
    [InlineData("public static class H { [SyncHandler] public static Task<SyncOutcome?> M(Job job) => Task.FromResult<SyncOutcome?>(null); }")]
    [InlineData("public static class H { [SyncHandler] private static Task M(Job job) => Task.CompletedTask; }")]
    [InlineData("public static class H { [SyncHandler] public static Task M(Job job, DateTime at) => Task.CompletedTask; }")]
    [InlineData("public static class H { [SyncHandler] public static Task M(Job job, ReadOnlySpan<char> text) => Task.CompletedTask; }")]
    [InlineData("public static class H { [SyncHandler] public static Task M(Job job, dynamic service) => Task.CompletedTask; }")]
    [InlineData("public static class H { [SyncHandler] public static Task M(Job job, params HttpClient[] clients) => Task.CompletedTask; }")]
    [InlineData("public static class H { [SyncHandler] public static Task M(Job job, DayOfWeek day = DayOfWeek.Friday, decimal? rate = 1.5m, string? text = null) => Task.CompletedTask; }")]
    [InlineData("public static class H<T> { public static class Inner { [SyncHandler] public static Task M(Job job) => Task.CompletedTask; } }")]
    [InlineData("public sealed class H { [SyncHandler] public Task M(Job job) => Task.CompletedTask; }")]
    public async Task A_handler_is_either_reported_or_dispatched_to(string handler)
    {
        var code = handler + " [SyncJob(\"a\", Singleton = true)] public sealed record Job(string Text);";
        var found = (await Analyze.RunAsync(code)).Where(diagnostic => diagnostic.Id.StartsWith("MESH5", StringComparison.Ordinal)).Select(diagnostic => diagnostic.Id).ToList();

        var cancellation = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create(
            "App",
            new[] { code, Setup.Usings }.Select(text => CSharpSyntaxTree.ParseText(text, cancellationToken: cancellation)),
            [.. Net100.References.All, Setup.MeshKit],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new SyncGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, cancellation);

        Assert.DoesNotContain(generated.GetDiagnostics(cancellation), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        var isDispatched = generated.GetSymbolsWithName("HandlersFrom", SymbolFilter.Member, cancellation).Any();
        Assert.True(found is ["MESH5002"] ? isDispatched : isDispatched != (found.Count == 1), string.Join(", ", found));
    }
}
