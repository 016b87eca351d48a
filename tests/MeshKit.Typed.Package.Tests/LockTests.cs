namespace MeshKit.Typed.Package.Tests;

/// <summary>The lock as a user begins with it: an empty file beside the project, the fix from the command line, a build on a server.</summary>
public sealed class LockTests(LocalFeed feed)
{
    [Fact]
    public async Task The_command_line_fills_a_lock_that_guards_the_builds_of_a_server()
    {
        var project = feed.NewProject("Console", "Program.cs");
        var jobLock = Path.Combine(project.Folder, "MeshKit.Jobs.lock.json");
        var code = Path.Combine(project.Folder, "Program.cs");
        await File.WriteAllTextAsync(jobLock, "{}", TestContext.Current.CancellationToken);

        (await project.DotnetAsync("restore")).MustSucceed();
        (await project.DotnetAsync("format", "analyzers", "--no-restore", "--diagnostics", "MESH4004")).MustSucceed();
        Assert.Contains("\"revisions\": \"[int]\"", await File.ReadAllTextAsync(jobLock, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (await project.DotnetAsync("build", "--no-restore", "-p:ContinuousIntegrationBuild=true")).MustSucceed();

        var text = await File.ReadAllTextAsync(code, TestContext.Current.CancellationToken);
        text = text.Replace("string? Email)", "string? Email, int Age)", StringComparison.Ordinal).Replace("\"Ada\", null)", "\"Ada\", null, 36)", StringComparison.Ordinal);
        await File.WriteAllTextAsync(code, text, TestContext.Current.CancellationToken);
        var build = await project.DotnetAsync("build", "--no-restore", "-p:ContinuousIntegrationBuild=true", "-p:TreatWarningsAsErrors=false");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error MESH4002", build.Output, StringComparison.Ordinal);
        Assert.Contains("\"author.age\" is new and required", build.Output, StringComparison.Ordinal);
    }
}
