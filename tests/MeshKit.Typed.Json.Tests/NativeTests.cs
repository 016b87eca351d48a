using System.Diagnostics;
using System.Reflection;

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
            var publish = await RunAsync("dotnet", "publish", project, "-c", "Release", "-o", folder.FullName, "-nologo");
            Assert.True(publish.ExitCode == 0, publish.Output);
            Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);

            var run = await RunAsync(Path.Combine(folder.FullName, Path.GetFileNameWithoutExtension(project)));
            output.WriteLine(run.Output);
            Assert.True(run.ExitCode == 0, run.Output);
            Assert.Contains(", 0 unlisted differences", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

        // The test host's own settings must not reach the build.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
