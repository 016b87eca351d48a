using System.Text.RegularExpressions;

namespace MeshKit.Typed.Docs.Tests;

/// <summary>What the page on generated code shows is what the generator's own tests have reviewed, line by line.</summary>
public sealed partial class GeneratedCodeTests
{
    private const string Tests = "tests/MeshKit.Typed.Generators.Tests";

    [Fact]
    public void Each_line_of_the_excerpts_is_in_the_reviewed_files_or_their_source()
    {
        var known = Directory.EnumerateFiles(Path.Combine(Repository.Root, Tests, "Snapshots"), "*.verified.cs", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, Tests, "SnapshotTests.cs"))
            .SelectMany(File.ReadLines)
            .Select(line => line.Trim())
            .ToHashSet(StringComparer.Ordinal);
        var shown = Block().Matches(Repository.Read("docs/generated.md"))
            .SelectMany(block => block.Groups["code"].Value.Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line != "// …")
            .ToList();

        Assert.True(shown.Count > 40);
        Assert.All(shown, line => Assert.Contains(line, known));
    }

    [GeneratedRegex("""^```csharp\n(?<code>.*?)^```$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
