namespace MeshKit.Typed.Package.Tests;

/// <summary>A project that nothing of this repository reaches, but for the packed packages.</summary>
public sealed class FreshProject(string folder, LocalFeed feed)
{
    public string Folder { get; } = folder;

    public void CopyFrom(string template, string[] files)
    {
        Directory.CreateDirectory(Folder);
        foreach (var file in files)
            File.WriteAllText(Path.Combine(Folder, Path.GetFileName(file)), File.ReadAllText(Path.Combine(template, file)));
        foreach (var project in Directory.GetFiles(template, "*.csproj"))
        {
            var text = File.ReadAllText(project).Replace("$PackageVersion$", feed.Version, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(Folder, Path.GetFileName(project)), text);
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
