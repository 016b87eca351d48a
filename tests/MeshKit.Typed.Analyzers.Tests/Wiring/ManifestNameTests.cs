using MeshKit.Typed.Analyzers.Wiring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace MeshKit.Typed.Analyzers.Tests.Wiring;

/// <summary>The assembly of these tests is called TestProject, so that its manifest is TestProject.TestProjectJobs.</summary>
public class ManifestNameTests
{
    private const string Job = """ namespace Else { [SyncJob("upload", Singleton = true)] public sealed record Upload; }""";

    [Theory]
    [InlineData("namespace TestProject { public sealed record {|MESH5008:TestProjectJobs|}; }")]
    [InlineData("namespace TestProject { public static class {|MESH5008:TestProjectJobs|}; }")]
    [InlineData("namespace TestProject { internal sealed class {|MESH5008:TestProjectJobsJson|}; }")]
    [InlineData("namespace TestProject.{|MESH5008:TestProjectJobs|} { public sealed record Other; }")]
    [InlineData("public sealed record {|MESH5008:TestProject|};")]
    [InlineData("[assembly: {|MESH5008:SyncManifestName(\"Handlers\")|}]")]
    [InlineData("[assembly: SyncManifestName(\"My.Upload.Jobs\")] namespace My { public sealed record {|MESH5008:Upload|}; }")]
    public Task A_name_that_is_taken_is_reported_where_it_is_taken(string code) => Verify<ManifestNameAnalyzer>.ReportsAsync(code + Job);

    [Theory]
    [InlineData("namespace TestProject { public static partial class TestProjectJobs { public static int More => 1; } }")]
    [InlineData("namespace TestProject { public sealed record TestProjectJobs<T>; }")]
    [InlineData("namespace Other { public sealed record TestProjectJobs; }")]
    [InlineData("[assembly: SyncManifestName(\"Jobs\")] namespace TestProject { public sealed record TestProjectJobs; }")]
    public Task A_name_that_is_free_is_not(string code) => Verify<ManifestNameAnalyzer>.ReportsAsync(code + Job);

    [Fact]
    public Task Where_nothing_is_generated_no_name_is_taken() => Verify<ManifestNameAnalyzer>.ReportsAsync("public sealed record TestProject;");

    [Fact]
    public Task The_root_namespace_of_the_project_counts()
    {
        var test = new CSharpAnalyzerTest<ManifestNameAnalyzer, DefaultVerifier>();
        Setup.Apply(test, "namespace My.Root { public sealed record {|MESH5008:TestProjectJobs|}; }" + Job, OutputKind.DynamicallyLinkedLibrary);
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.RootNamespace = My.Root"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
