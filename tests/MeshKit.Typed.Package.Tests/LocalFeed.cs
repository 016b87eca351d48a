using System.Reflection;
using MeshKit.Typed.Package.Tests;

[assembly: AssemblyFixture(typeof(LocalFeed))]

namespace MeshKit.Typed.Package.Tests;

/// <summary>The packages, packed once from this build into a folder that serves as the only feed of the fresh projects.</summary>
public sealed class LocalFeed : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("meshkit-packages-");

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    /// <summary>What the build of this repository has restored: the fresh projects take the platform's packages from here, offline.</summary>
    public static string GlobalPackages { get; } = Metadata("GlobalPackages");

    public static IReadOnlyList<string> Ids { get; } = ["MeshKit.Typed", "MeshKit.Typed.Sqlite", "MeshKit.Typed.Testing"];

    public string Packages => Path.Combine(_root.FullName, "feed");

    /// <summary>The highest version in the feed.</summary>
    public string Version { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        foreach (var project in Ids)
        {
            var path = Path.Combine(RepositoryRoot, "src", project, project + ".csproj");
            (await Dotnet.RunAsync(_root.FullName, "pack", path, "--no-build", "-c", Metadata("Configuration"), "-o", Packages)).MustSucceed();
        }

        const string Prefix = "MeshKit.Typed.Sqlite.";
        var package = Directory.GetFiles(Packages, Prefix + "*.nupkg").Single();
        Version = Path.GetFileNameWithoutExtension(package)[Prefix.Length..];
    }

    public string PackagePath(string id) => Path.Combine(Packages, $"{id}.{Version}.nupkg");

    /// <summary>A folder of its own, outside any repository, whose only source of packages is this feed.</summary>
    public FreshProject NewProject(string template, params string[] files)
    {
        var project = new FreshProject(Path.Combine(_root.FullName, Guid.NewGuid().ToString("N")), this);
        project.CopyFrom(Path.Combine(AppContext.BaseDirectory, "FreshProjects", template), files);
        return project;
    }

    public ValueTask DisposeAsync()
    {
        _root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Metadata(string key) =>
        typeof(LocalFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
