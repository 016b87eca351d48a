using System.Text.RegularExpressions;

namespace MeshKit.Typed.Docs.Tests;

public sealed partial class LinkTests
{
    public static TheoryData<string> Documents() => [.. Repository.Documents()];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_within_the_repository_lead_somewhere(string document)
    {
        var directory = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        var broken = Link().Matches(WithoutCode(Repository.Read(document)))
            .Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !LeadsSomewhere(document, directory, target));
        Assert.Empty(broken);
    }

    [Fact]
    public void Decisions_are_numbered_one_after_another()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "decisions"), "*.md").Order(StringComparer.Ordinal);
        Assert.All(files.Select((file, index) => (file, Number: index + 1)), decision =>
        {
            Assert.StartsWith($"{decision.Number:0000}-", Path.GetFileName(decision.file), StringComparison.Ordinal);
            Assert.StartsWith($"# {decision.Number}. ", File.ReadAllText(decision.file), StringComparison.Ordinal);
        });
    }

    private static bool LeadsSomewhere(string document, string directory, string target)
    {
        var (path, anchor) = target.Split('#') is [var before, var after] ? (before, after) : (target, null);
        var file = path.Length == 0 ? Path.Combine(Repository.Root, document) : Path.GetFullPath(Path.Combine(directory, path));
        if (!Path.Exists(file))
            return false;
        return anchor is null || Heading().Matches(WithoutCode(File.ReadAllText(file))).Any(heading => Anchor(heading.Groups["text"].Value) == anchor);
    }

    private static string WithoutCode(string markdown) => Fence().Replace(markdown, "");

    // As GitHub makes them: lower case, no punctuation, hyphens for spaces.
    private static string Anchor(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^ *```.*?^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
