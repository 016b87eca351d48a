using System.Runtime.InteropServices;

namespace MeshKit.Typed.Package.Tests;

/// <summary>What a new user meets: a fresh project, one package reference, a build, a native executable.</summary>
public sealed class FreshProjectTests(LocalFeed feed)
{
    [Fact]
    public async Task A_job_without_a_key_fails_a_build_that_treats_warnings_as_errors()
    {
        var project = feed.NewProject("Console", "Keyless.cs");

        var build = await project.DotnetAsync("build");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error MESH1001", build.Output, StringComparison.Ordinal);
        Assert.Contains("Ping", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_runs_in_a_native_executable_that_was_published_without_a_warning()
    {
        var project = feed.NewProject("Console", "Program.cs");
        var output = Path.Combine(project.Folder, "published");

        var publish = await project.DotnetAsync("publish", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", output);
        publish.MustSucceed();
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(Path.Combine(output, "Fresh.dll")), "The executable should be native, without an assembly beside it.");

        var run = await Dotnet.StartAsync(Path.Combine(output, "Fresh"), project.Folder);
        Assert.Equal("enqueued: Added\ndraft:draft-1: Succeeded, uploaded True\n", run.MustSucceed().Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_handler_is_tested_with_the_testing_package()
    {
        var project = feed.NewProject("Tested", "Program.cs");

        var run = await project.DotnetAsync("run");

        Assert.Equal(
            """
            Retry after 00:00:30 (busy)
            stored 1 times
            Expected one active job; none fits.

                      kind   status   key     due          attempts  payload
            expected  greet  active   any     any          any       g => g.Name == "Bob"
            there     greet  Pending  to:Ada  in 00:01:00  0 of 10   {"name":"Ada"}
            """,
            run.MustSucceed().Output.ReplaceLineEndings("\n").Trim());
    }
}
