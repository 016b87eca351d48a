namespace MeshKit.Typed.Package.Tests;

/// <summary>A project that nothing of this repository reaches, but for the packed packages.</summary>
public sealed class FreshProject(string folder, LocalFeed feed)
{
    public string Folder { get; } = folder;

    /// <summary>Copies a template, and writes the version of the packages into it.</summary>
    /// <param name="template">The template's folder.</param>
    /// <param name="files">The files beside the project; none for all.</param>
    public void CopyFrom(string template, string[] files)
    {
        Directory.CreateDirectory(Folder);
        var all = Directory.GetFiles(template, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(template, file));
        foreach (var file in all.Where(file => files.Length == 0 || files.Contains(file) || file.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            var target = Path.Combine(Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, File.ReadAllText(Path.Combine(template, file)).Replace("$PackageVersion$", feed.Version, StringComparison.Ordinal));
        }

        // No source but the feed; what the platform itself needs was restored before and is found in the fallback folder.
        File.WriteAllText(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="local" value="{feed.Packages}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="restored" value="{LocalFeed.GlobalPackages}" /></fallbackPackageFolders>
              <config><add key="globalPackagesFolder" value="{Path.Combine(Folder, ".packages")}" /></config>
            </configuration>
            """);
    }

    public Task<CommandResult> DotnetAsync(params string[] arguments) => Dotnet.RunAsync(Folder, arguments);
}
