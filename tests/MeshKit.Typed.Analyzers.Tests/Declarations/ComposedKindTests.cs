using Basic.Reference.Assemblies;
using MeshKit.Typed.Analyzers.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace MeshKit.Typed.Analyzers.Tests.Declarations;

/// <summary>Two libraries that do not know each other, in the app that composes them.</summary>
public class ComposedKindTests
{
    [Theory]
    [InlineData("SyncManifest.Combine(ADrafts.Manifest, {|#0:BPhotos.Manifest|})", "upload", "BPhotos", "'ADrafts'")]
    [InlineData("SyncManifest.Combine([CMore.Manifest, BPhotos.Manifest, {|#0:ADrafts.Manifest|}])", "upload", "ADrafts", "'BPhotos'")]
    [InlineData("SyncManifest.Combine(new[] { BPhotos.Manifest, SyncManifest.Combine(CMore.Manifest), {|#0:ADrafts.Manifest|} })", "upload", "ADrafts", "'BPhotos'")]
    public Task A_kind_of_two_of_them_is_reported_at_the_second(string composition, params string[] arguments) => RunAsync(composition, arguments);

    [Theory]
    [InlineData("SyncManifest.Combine(ADrafts.Manifest, CMore.Manifest)")]
    [InlineData("SyncManifest.Combine(ADrafts.Manifest, ADrafts.Manifest)")]
    [InlineData("Other.Combine(ADrafts.Manifest, BPhotos.Manifest)")]
    public Task Kinds_that_differ_are_not(string composition) => RunAsync(composition, null);

    private static Task RunAsync(string composition, string[]? arguments)
    {
        var test = new CSharpAnalyzerTest<ComposedKindAnalyzer, DefaultVerifier>();
        Setup.Apply(
            test,
            $$"""
            public static class App { public static SyncManifest All => {{composition}}; }
            public static class Other { public static SyncManifest Combine(params SyncManifest[] all) => all[0]; }
            """,
            OutputKind.DynamicallyLinkedLibrary);
        test.TestState.AdditionalReferences.AddRange([Library("ADrafts", "upload", "delete"), Library("BPhotos", "show", "upload"), Library("CMore", "more")]);
        if (arguments is not null)
            test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("MESH1007", DiagnosticSeverity.Error).WithLocation(0).WithArguments(arguments));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static CompilationReference Library(string name, params string[] kinds) => CSharpCompilation.Create(
        name + ".Library",
        [CSharpSyntaxTree.ParseText(
            $$"""
            [assembly: MeshKit.Typed.SyncManifest(typeof({{name}}), Kinds = new[] { {{string.Join(", ", kinds.Select(kind => $"\"{kind}\""))}} })]
            public static class {{name}} { public static MeshKit.Typed.SyncManifest Manifest => MeshKit.Typed.SyncManifest.Empty; }
            """,
            cancellationToken: TestContext.Current.CancellationToken)],
        [.. Net100.References.All, Setup.MeshKit],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();
}
