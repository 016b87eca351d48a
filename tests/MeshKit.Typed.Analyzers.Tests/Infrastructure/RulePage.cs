using System.Runtime.CompilerServices;

namespace MeshKit.Typed.Analyzers.Tests;

/// <summary>A page of <c>docs/rules</c>.</summary>
internal sealed class RulePage
{
    private readonly Dictionary<string, string> _sections = new(StringComparer.Ordinal);

    private RulePage(string id, string text)
    {
        Id = id;
        var parts = text.ReplaceLineEndings("\n").Split("\n## ");
        Title = parts[0].Split('\n')[0];
        Table = parts[0].Split('\n').Last(line => line.StartsWith('|')).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts.Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            _sections.Add(part[..end], part[end..].Trim());
        }
    }

    public static string Root { get; } = FindRoot();

    /// <summary>The ids of all pages there are.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. Directory.GetFiles(Path.Combine(Root, "docs", "rules"), "MESH*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public string Id { get; }

    /// <summary>The first line.</summary>
    public string Title { get; }

    /// <summary>Category, severity and fix.</summary>
    public IReadOnlyList<string> Table { get; }

    public IEnumerable<string> Sections => _sections.Keys;

    public string Invalid => Code("Invalid", "csharp")!;

    public string Fixed => Code("Fixed", "csharp")!;

    /// <summary>The lock that the code is held against; null where the rule does not look at one.</summary>
    public string? InvalidLock => Code("Invalid", "json");

    /// <summary>The lock after the fix.</summary>
    public string? FixedLock => Code("Fixed", "json") ?? InvalidLock;

    public static RulePage Read(string id) => new(id, File.ReadAllText(Path.Combine(Root, "docs", "rules", id + ".md")));

    public string Section(string name) => _sections[name];

    private string? Code(string section, string language)
    {
        var (text, fence) = (_sections[section], $"```{language}\n");
        var at = text.IndexOf(fence, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var start = at + fence.Length;
        return text[start..text.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    private static string FindRoot([CallerFilePath] string file = "")
    {
        var at = Path.GetDirectoryName(file);
        while (at is not null && !File.Exists(Path.Combine(at, "MeshKit.Typed.sln")))
            at = Path.GetDirectoryName(at);
        return at ?? throw new InvalidOperationException("The repository was not found above this file.");
    }
}
