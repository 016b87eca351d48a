namespace MeshKit.Typed.Package.Tests;

/// <summary>Several projects under central package management and lock files: libraries with jobs, and apps that handle them.</summary>
public sealed class SolutionTests(LocalFeed feed)
{
    [Fact]
    public async Task The_generator_comes_along_where_the_reference_says_so()
    {
        var solution = feed.NewProject("Solution");
        (await solution.DotnetAsync("build", "Solution.slnx")).MustSucceed();

        Assert.Equal("upload-draft:1: Succeeded\nsend-mail:2: Succeeded\n".Split('\n').Order(), (await OutputAsync(solution, "App")).Split('\n').Order());
        Assert.Equal("Added, generated: True\n", await OutputAsync(solution, "Follower"));

        // What was restored is what the lock files say.
        Assert.Equal(4, Directory.GetFiles(solution.Folder, "packages.lock.json", SearchOption.AllDirectories).Length);
        (await solution.DotnetAsync("restore", "Solution.slnx", "--locked-mode")).MustSucceed();
    }

    [Fact]
    public async Task Two_builds_in_two_folders_give_the_same_bytes()
    {
        var builds = new List<Dictionary<string, string>>();
        foreach (var solution in (FreshProject[])[feed.NewProject("Solution"), feed.NewProject("Solution")])
        {
            (await solution.DotnetAsync("build", "App/App.csproj", "-c", "Release")).MustSucceed();
            builds.Add(Built(solution.Folder));
        }

        Assert.Contains(builds[0].Keys, file => file.EndsWith("UploadDraft.Job.g.cs", StringComparison.Ordinal));
        Assert.Equal(3, builds[0].Keys.Count(file => file.EndsWith(".dll", StringComparison.Ordinal)));
        Assert.Equal(builds[0], builds[1]);
    }

    // The generated sources, and the assembly of each project.
    private static Dictionary<string, string> Built(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".g.cs", StringComparison.Ordinal) && file.Contains("MeshKit", StringComparison.Ordinal)
            || (file.EndsWith(".dll", StringComparison.Ordinal) && Path.GetDirectoryName(file)!.EndsWith(Path.Combine("obj", "Release", "net10.0"), StringComparison.Ordinal)))
        .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));

    private static async Task<string> OutputAsync(FreshProject solution, string app) =>
        (await Dotnet.RunAsync(solution.Folder, Path.Combine(solution.Folder, app, "bin", "Debug", "net10.0", app + ".dll")))
            .MustSucceed().Output.ReplaceLineEndings("\n");
}
