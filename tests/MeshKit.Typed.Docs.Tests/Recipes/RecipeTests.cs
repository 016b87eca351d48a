using System.Text.RegularExpressions;

namespace MeshKit.Typed.Docs.Tests.Recipes;

/// <summary>
/// The code on the pages of docs/recipes, and wherever else a page names a file, is that of the samples, which the build compiles and the tests run. With <c>MESHKIT_ACCEPT=1</c> the pages
/// are written anew from it.
/// </summary>
public sealed partial class RecipeTests
{
    private const string Index = "docs/recipes/README.md";

    private static IReadOnlyList<string> Recipes { get; } =
        [.. Repository.Documents().Where(page => page.StartsWith("docs/recipes/", StringComparison.Ordinal))];

    public static TheoryData<string> Pages() => [.. Repository.Documents().Where(page => Repository.Read(page).Contains("<!-- file: ", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_code_of_a_page_is_that_of_the_samples(string page)
    {
        var written = Repository.Read(page);
        var expected = Included().Replace(written, block => $"{block.Groups["marker"].Value}\n```csharp\n{Source(block.Groups["file"].Value, block.Groups["part"].Value)}```");
        if (Environment.GetEnvironmentVariable("MESHKIT_ACCEPT") == "1")
            File.WriteAllText(Path.Combine(Repository.Root, page), expected);
        else
            Assert.Equal(expected, written);
    }

    [Fact]
    public void No_code_of_a_recipe_is_without_its_source()
    {
        foreach (var page in Recipes)
        {
            var markdown = Repository.Read(page);
            Assert.Equal(Included().Count(markdown) + NotCompiled().Count(markdown), markdown.Split("```csharp").Length - 1);
        }
    }

    [Fact]
    public void Each_recipe_is_in_the_index()
    {
        var index = Repository.Read(Index);
        Assert.All(
            Recipes.Where(page => page != Index),
            page => Assert.Contains($"]({Path.GetFileName(page)})", index, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_recipe_says_what_it_is_for_and_how_to_test_it()
    {
        string[] sections = ["## The code", "## What goes wrong without it", "## How to test it"];
        foreach (var page in Recipes.Where(page => page != Index))
            Assert.All(sections, section => Assert.Contains(section + "\n", Repository.Read(page), StringComparison.Ordinal));
    }

    /// <summary>A file, or the part of it between the comments that name it, without its indentation.</summary>
    private static string Source(string file, string part)
    {
        var source = Repository.Read(file);
        if (part.Length == 0)
            return source;
        var lines = source.Split('\n');
        var start = Array.FindIndex(lines, line => line.Trim() == $"// <{part}>");
        var end = Array.FindIndex(lines, line => line.Trim() == $"// </{part}>");
        Assert.True(start >= 0 && end > start, $"{file} has no part {part}.");
        var indent = lines[start].Length - lines[start].TrimStart().Length;
        return string.Concat(lines[(start + 1)..end].Select(line => (line.Length < indent ? line : line[indent..]) + "\n"));
    }

    [GeneratedRegex("""(?<marker>^<!-- file: (?<file>\S+)(?: (?<part>\S+))? -->)\n```csharp\n.*?^```$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Included();

    [GeneratedRegex("""^<!-- not compiled: [^\n]+ -->\n```csharp$""", RegexOptions.Multiline)]
    private static partial Regex NotCompiled();
}
