using Basic.Reference.Assemblies;
using MeshKit.Typed.Analyzers.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace MeshKit.Typed.Analyzers.Tests.Declarations;

public class DuplicateKindTests
{
    [Fact]
    public Task The_second_declaration_of_a_kind_is_reported() => Verify<DuplicateKindAnalyzer>.ReportsAsync(
        """
        [SyncJob("upload", Singleton = true)] public sealed record A;
        [SyncJob("download", Singleton = true)] public sealed record B;
        [{|MESH1007:SyncJob("upload", Singleton = true)|}] public sealed record C;
        public static class Outer { [{|MESH1007:SyncJob("upload", Singleton = true)|}] public sealed record D; }
        """);

    [Fact]
    public Task A_former_kind_that_another_job_has_or_had_is_reported() => Verify<DuplicateKindAnalyzer>.ReportsAsync(
        """
        [SyncJob("upload", Singleton = true), FormerKind("send")] public sealed record A;
        [SyncJob("download", Singleton = true), {|MESH1007:FormerKind("upload")|}] public sealed record B;
        [SyncJob("delete", Singleton = true), {|MESH1007:FormerKind("send")|}, FormerKind("remove")] public sealed record C;
        [{|MESH1007:SyncJob("remove", Singleton = true)|}] public sealed record D;
        """);

    [Fact]
    public Task Kinds_that_differ_are_not() => Verify<DuplicateKindAnalyzer>.ReportsAsync(
        """
        [SyncJob("upload", Singleton = true)] public sealed record A;
        [SyncJob("upload-2", Singleton = true)] public sealed record B;
        [SyncJob("Upload", Singleton = true)] public sealed record C;
        """);

    [Fact]
    public Task A_kind_of_a_referenced_manifest_is_reported()
    {
        var library = CSharpCompilation.Create(
            "Drafts",
            [CSharpSyntaxTree.ParseText(
                """[assembly: MeshKit.Typed.SyncManifest(typeof(Jobs), Kinds = new[] { "upload", "delete" })] public static class Jobs;""",
                cancellationToken: TestContext.Current.CancellationToken)],
            [.. Net100.References.All, Setup.MeshKit],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var test = new CSharpAnalyzerTest<DuplicateKindAnalyzer, DefaultVerifier>();
        Setup.Apply(
            test,
            """
            [{|#0:SyncJob("upload", Singleton = true)|}] public sealed record A;
            [SyncJob("download", Singleton = true)] public sealed record B;
            """,
            OutputKind.DynamicallyLinkedLibrary);
        test.TestState.AdditionalReferences.Add(library.ToMetadataReference());
        test.TestState.ExpectedDiagnostics.Add(
            new DiagnosticResult("MESH1007", DiagnosticSeverity.Error).WithLocation(0).WithArguments("upload", "A", "the referenced assembly 'Drafts'"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
