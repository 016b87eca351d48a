using Basic.Reference.Assemblies;
using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>What every edit that changes no declaration leaves cached, whatever the project looks like.</summary>
public sealed class ProjectShapeTests
{
    public static TheoryData<string> Shapes => ProjectShapes.Names;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_clone_is_cached(string shape) => AssertCached(shape, static (run, _) => run.Then(compilation => compilation.Clone()));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_new_file_without_payloads_is_cached(string shape) =>
        AssertCached(shape, static (run, _) => run.Then(compilation => compilation.AddSyntaxTrees(GeneratorTest.Parse("internal static class New;", "New.cs"))));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void An_edit_of_a_body_is_cached(string shape) =>
        AssertCached(shape, static (run, text) => run.Edit(0, text.Replace("=> 1;", "=> 2;", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Spaces_and_comments_are_cached(string shape) =>
        AssertCached(shape, static (run, text) => run.Edit(0, text.Replace("public int Body()", "// Says 1.\n  public  int Body()", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_new_member_that_is_not_stored_is_cached(string shape) =>
        AssertCached(shape, static (run, text) => run.Edit(0, text.Replace("public int Body()", "public int Other() => 3; public int Body()", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_new_reference_is_cached(string shape) => AssertCached(shape, static (run, _) =>
        run.Then(compilation => compilation.AddReferences(CSharpCompilation.Create("New", references: Net100.References.All).EmitToImageReference())));

    private static void AssertCached(string shape, Func<GeneratorRun, string, GeneratorRun> edit)
    {
        var first = GeneratorRun.Start(ProjectShapes.Compile(shape)).Compiles();
        var text = first.Sources[0];
        Assert.Contains("public int Body() => 1;", text, StringComparison.Ordinal);
        var second = edit(first, text).Compiles();
        Assert.Empty(second.Rewritten(first));
        Assert.Equal(first.Files.Count, second.Files.Count);
        foreach (var step in TrackingNames.All)
        {
            Assert.All(second.Reasons(step), reason => Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} was {reason}"));
        }
    }
}
