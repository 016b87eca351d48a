using System.Reflection;
using MeshKit.Typed.Package.Tests;

namespace MeshKit.Typed.Json.Tests;

/// <summary>The same comparison in a native executable, fully trimmed and without reflection in the serializer.</summary>
public sealed class NativeTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_corpus_agrees_in_an_executable_that_was_published_without_a_warning()
    {
        var project = typeof(NativeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "AotProject").Value!;
        var folder = Directory.CreateTempSubdirectory("meshkit-json-");
        try
        {
            var publish = await Dotnet.RunAsync(Path.GetDirectoryName(project)!, "publish", project, "-c", "Release", "-o", folder.FullName, "-nologo");
            Assert.True(publish.ExitCode == 0, publish.Output);
            Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);

            var run = await Dotnet.StartAsync(Path.Combine(folder.FullName, Path.GetFileNameWithoutExtension(project)), folder.FullName);
            output.WriteLine(run.Output);
            Assert.True(run.ExitCode == 0, run.Output);
            Assert.Contains(", 0 unlisted differences", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
