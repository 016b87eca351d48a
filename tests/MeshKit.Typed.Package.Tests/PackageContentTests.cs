using System.IO.Compression;
using System.Xml.Linq;

namespace MeshKit.Typed.Package.Tests;

public sealed class PackageContentTests(LocalFeed feed)
{
    [Fact]
    public void One_package_carries_runtime_generator_analyzers_and_fixes()
    {
        using var package = ZipFile.OpenRead(feed.PackagePath("MeshKit.Typed"));
        var files = package.Entries.Select(entry => entry.FullName).ToHashSet();

        Assert.Contains("lib/net10.0/MeshKit.Typed.dll", files);
        Assert.Contains("lib/net10.0/MeshKit.Typed.xml", files);
        Assert.Contains("README.md", files);
        Assert.Equal(
            [
                "analyzers/dotnet/cs/MeshKit.Typed.Analyzers.dll",
                "analyzers/dotnet/cs/MeshKit.Typed.CodeFixes.dll",
                "analyzers/dotnet/cs/MeshKit.Typed.Generators.dll",
            ],
            files.Where(file => file.StartsWith("analyzers/", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void The_core_package_depends_on_nothing() => Assert.Empty(Dependencies("MeshKit.Typed"));

    [Fact]
    public void The_testing_package_needs_the_core_package_and_a_clock_and_no_test_framework()
    {
        using var package = ZipFile.OpenRead(feed.PackagePath("MeshKit.Typed.Testing"));
        var files = package.Entries.Select(entry => entry.FullName).ToHashSet();

        Assert.Contains("lib/net10.0/MeshKit.Typed.Testing.dll", files);
        Assert.Contains("lib/net10.0/MeshKit.Typed.Testing.xml", files);
        Assert.Contains("README.md", files);
        Assert.Equal(
            ["MeshKit.Typed", "Microsoft.Extensions.TimeProvider.Testing"],
            Dependencies("MeshKit.Typed.Testing").Select(dependency => dependency.Attribute("id")!.Value).Order());

        // It uses the core's internals, so that no other version will do.
        Assert.Equal($"[{feed.Version}]", Dependencies("MeshKit.Typed.Testing").First().Attribute("version")!.Value);
    }

    [Fact]
    public void The_store_package_brings_the_core_package_with_its_analyzers()
    {
        var core = Dependencies("MeshKit.Typed.Sqlite").Single(dependency => dependency.Attribute("id")!.Value == "MeshKit.Typed");

        Assert.DoesNotContain("Analyzers", core.Attribute("exclude")?.Value ?? "", StringComparison.OrdinalIgnoreCase);
    }

    private IEnumerable<XElement> Dependencies(string id)
    {
        using var package = ZipFile.OpenRead(feed.PackagePath(id));
        using var nuspec = package.Entries.Single(entry => entry.FullName == id + ".nuspec").Open();
        return [.. XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency")];
    }
}
