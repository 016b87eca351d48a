using MeshKit.Typed.Generators.Tests.Helpers;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Tests.Projects;

/// <summary>Where a name is taken, nothing is generated that would not compile, and a rule has a reason to give.</summary>
public sealed class TakenNamesTests
{
    private const string Job = "namespace Else { [SyncJob(\"upload\", Singleton = true)] public sealed record Upload(string Text); }";

    [Theory]
    [InlineData("namespace App { public sealed record AppJobs; }")]
    [InlineData("namespace App { [SyncJob(\"jobs\", Singleton = true)] public sealed record AppJobs; }")]
    [InlineData("namespace App { public enum AppJobsJson; }")]
    [InlineData("namespace App.AppJobs { public sealed record Other; }")]
    [InlineData("public sealed record App;")]
    [InlineData("namespace App { public sealed class @var; }")]
    [InlineData("[assembly: SyncManifestName(\"Manifest\")]")]
    [InlineData("[assembly: SyncManifestName(\"Else.Upload.Jobs\")]")]
    public void A_manifest_whose_name_is_taken_ends_all_generation(string code)
    {
        var run = new Project("#pragma warning disable CS8981\n" + code, Job).Generate().Compiles();
        Assert.Empty(run.Files);
        var chosen = run.Output.Assembly.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass!.Name == "SyncManifestNameAttribute");
        var (ns, name) = ManifestNaming.Of("App", null, (string?)chosen?.ConstructorArguments[0].Value);
        Assert.NotNull(ManifestNaming.Problem(run.Output, ns, name));
    }

    [Fact]
    public void A_partial_manifest_is_added_to() =>
        new Project("namespace App; public static partial class AppJobs { public static SyncManifest All => SyncManifest.Combine(Manifest); }", Job).Generate().Compiles();

    [Theory]
    [InlineData("namespace N { public sealed class @var; } namespace N.M { [SyncJob(\"a\", Singleton = true)] public sealed record A; }", "called var")]
    [InlineData("namespace N { [SyncJob(\"a\", Singleton = true)] public sealed record A; public sealed class ASync; }", "ASync, which already exists")]
    [InlineData("namespace N { [SyncJob(\"a\", Singleton = true)] public sealed record A; [SyncJob(\"b\", Singleton = true)] public sealed record ASync; }", "ASync, which already exists")]
    [InlineData("namespace N { [SyncJob(\"a\", Singleton = true)] public sealed record A; } namespace N.ASync { public sealed class Other; }", "ASync, which is a namespace already")]
    [InlineData("public static class A { [SyncJob(\"a\", Singleton = true)] public sealed record B_C; } public static class A_B { [SyncJob(\"b\", Singleton = true)] public sealed record C; }", "A_B_C in generated code")]
    [InlineData("public static class A { [SyncJob(\"a\", Singleton = true)] public sealed record B; } public sealed class A_B;", "A_B in generated code")]
    public void A_payload_whose_enqueue_class_would_have_a_taken_name_is_left_out_and_says_why(string code, string reason)
    {
        var run = new Project("#pragma warning disable CS8981\n" + code).Generate().Compiles();
        var reasons = run.Output.GetSymbolsWithName(_ => true, SymbolFilter.Type, TestContext.Current.CancellationToken).OfType<INamedTypeSymbol>()
            .Select(type => JobDeclaration.Find(type, run.Output, TestContext.Current.CancellationToken))
            .SelectMany(job => job?.Problems ?? [])
            .Select(problem => problem.Message);
        Assert.Contains(reasons, message => message.Contains(reason, StringComparison.Ordinal));
    }
}
