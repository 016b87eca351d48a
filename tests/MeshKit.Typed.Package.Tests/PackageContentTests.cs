using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
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
    public void A_package_says_its_license_and_where_it_is_explained()
    {
        foreach (var id in LocalFeed.Ids)
        {
            using var package = ZipFile.OpenRead(feed.PackagePath(id));
            var nuspec = Nuspec(package, id);
            Assert.Equal("MIT", nuspec.Single(element => element.Name.LocalName == "license").Value);
            Assert.Equal("README.md", nuspec.Single(element => element.Name.LocalName == "readme").Value);
            Assert.NotEmpty(nuspec.Single(element => element.Name.LocalName == "description").Value);
            Assert.Contains(package.Entries, entry => entry.FullName == "README.md");
        }
    }

    [Fact]
    public void No_package_carries_an_assembly_that_is_not_ours()
    {
        foreach (var id in LocalFeed.Ids)
        {
            using var package = ZipFile.OpenRead(feed.PackagePath(id));
            var assemblies = package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Name);
            Assert.All(assemblies, name => Assert.StartsWith("MeshKit.Typed", name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_assembly_is_built_to_be_the_same_again()
    {
        foreach (var id in LocalFeed.Ids)
        {
            using var package = ZipFile.OpenRead(feed.PackagePath(id));
            foreach (var entry in package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
            {
                using var reader = Open(entry);
                Assert.Contains(reader.ReadDebugDirectory(), debug => debug.Type == DebugDirectoryEntryType.Reproducible);
            }
        }
    }

    [Fact]
    public void Symbols_are_those_of_the_packed_assembly()
    {
        foreach (var id in LocalFeed.Ids)
        {
            using var package = ZipFile.OpenRead(feed.PackagePath(id));
            using var symbols = ZipFile.OpenRead(Path.ChangeExtension(feed.PackagePath(id), ".snupkg"));
            using var assembly = Open(package.GetEntry($"lib/net10.0/{id}.dll")!);
            using var stream = Copy(symbols.GetEntry($"lib/net10.0/{id}.pdb")!);
            using var provider = MetadataReaderProvider.FromPortablePdbStream(stream);
            var view = assembly.ReadCodeViewDebugDirectoryData(assembly.ReadDebugDirectory().Single(debug => debug.Type == DebugDirectoryEntryType.CodeView));
            Assert.Equal(view.Guid, new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id).Guid);
        }
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
        return [.. Nuspec(package, id).Where(element => element.Name.LocalName == "dependency")];
    }

    private static List<XElement> Nuspec(ZipArchive package, string id)
    {
        using var nuspec = package.GetEntry(id + ".nuspec")!.Open();
        return [.. XDocument.Load(nuspec).Descendants()];
    }

    private static PEReader Open(ZipArchiveEntry entry) => new(Copy(entry));

    // A zip's stream cannot be read from the middle.
    private static MemoryStream Copy(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
