using System.Reflection;
using MeshKit.Typed.Generators.Tests.Helpers;

namespace MeshKit.Typed.Generators.Tests.Projects;

/// <summary>Assemblies and root namespaces of any name have a manifest that compiles and runs.</summary>
public sealed class ProjectNamesTests
{
    [Theory]
    [InlineData("My.App", null, "My.App.MyAppJobs")]
    [InlineData("my-app", null, "my_app.my_appJobs")]
    [InlineData("My App (x64)", null, "My_App__x64_.My_App__x64_Jobs")]
    [InlineData("2048", null, "_2048._2048Jobs")]
    [InlineData("3.1.4", null, "_3._1._4._314Jobs")]
    [InlineData("class", null, "class.classJobs")]
    [InlineData("App", "namespace.new.void", "namespace.new.void.AppJobs")]
    [InlineData("App", "record.field.await.var", "record.field.await.var.AppJobs")]
    [InlineData("App", "", "App.AppJobs")]
    [InlineData("App", "..A..B.", "A.B.AppJobs")]
    [InlineData("App", "My Root-Name", "My_Root_Name.AppJobs")]
    [InlineData("Größe.Ünï", null, "Größe.Ünï.GrößeÜnïJobs")]
    [InlineData("e\u0301tude", null, "e\u0301tude.e\u0301tudeJobs")]
    [InlineData("应用", null, "应用.应用Jobs")]
    [InlineData("😀", null, "__.__Jobs")]
    [InlineData("System", null, "System.SystemJobs")]
    [InlineData("System.Threading.Tasks", null, "System.Threading.Tasks.SystemThreadingTasksJobs")]
    [InlineData("MeshKit", null, "MeshKit.MeshKitJobs")]
    [InlineData("MeshKit.Typed.Extras", "MeshKit.Typed", "MeshKit.Typed.MeshKitTypedExtrasJobs")]
    [InlineData("Global", "global", "global.GlobalJobs")]
    [InlineData("Some.Drafts", null, "Some.Drafts.SomeDraftsJobs")]
    [InlineData("App", "Some.Drafts.System", "Some.Drafts.System.AppJobs")]
    [InlineData("App", "Some.Drafts.MeshKit.Typed", "Some.Drafts.MeshKit.Typed.AppJobs")]
    public async Task Any_assembly_name_and_root_namespace(string assemblyName, string? rootNamespace, string manifest)
    {
        var project = new Project(SampleSource.Code) { AssemblyName = assemblyName, RootNamespace = rootNamespace, IsDocumented = true };
        using var assembly = new GeneratedAssembly(project.Generate());
        Assert.Equal(manifest, assembly.Assembly.GetCustomAttribute<SyncManifestAttribute>()!.ManifestType.FullName);
        await SampleSource.RunAsync(assembly);
    }

    [Theory]
    [InlineData("Jobs", "App.Jobs")]
    [InlineData("jobs", "App.jobs")]
    [InlineData("class", "App.class")]
    [InlineData("Some.Drafts.Uploads", "Some.Drafts.Uploads")]
    [InlineData("Some.Drafts.Jobs.All", "Some.Drafts.Jobs.All")]
    [InlineData("Größe.größe", "Größe.größe")]
    [InlineData("System", "App.System")]
    [InlineData("MeshKit", "App.MeshKit")]
    [InlineData("", "App.AppJobs")]
    public async Task Any_name_that_the_app_chooses(string name, string manifest)
    {
        var project = new Project(SampleSource.Code, $"[assembly: MeshKit.Typed.SyncManifestName(\"{name}\")]") { IsDocumented = true };
        using var assembly = new GeneratedAssembly(project.Generate());
        Assert.Equal(manifest, assembly.Assembly.GetCustomAttribute<SyncManifestAttribute>()!.ManifestType.FullName);
        await SampleSource.RunAsync(assembly);
    }
}
