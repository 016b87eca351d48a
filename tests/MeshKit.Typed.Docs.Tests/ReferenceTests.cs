using System.Reflection;
using System.Text.RegularExpressions;

namespace MeshKit.Typed.Docs.Tests;

/// <summary>Tables that list what the code has: neither may have what the other lacks.</summary>
public sealed partial class ReferenceTests
{
    private static readonly string[] Codes =
        [.. typeof(SyncErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order()];

    [Fact]
    public void The_table_of_errors_lists_each_code_once() =>
        Assert.Equal(Codes, TableRow().Matches(Repository.Read("docs/errors.md")).Select(row => row.Groups["code"].Value).Order());

    [Fact]
    public void The_readme_names_each_error_code()
    {
        var readme = Repository.Read("README.md");
        Assert.All(Codes, code => Assert.Contains($"`{code}`", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_of_calls_lists_each_method_of_sync_and_no_other()
    {
        var table = Section(Repository.Read("README.md"), "## The calls");
        var listed = SyncCall().Matches(table).Select(call => call.Groups["name"].Value).Distinct().Order();
        var existing = typeof(MeshSync).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(method => method.Name).Distinct().Order();
        Assert.Equal(existing, listed);
    }

    [Fact]
    public void Each_conflict_policy_has_a_row_in_the_guide()
    {
        var table = Section(Repository.Read("docs/guide.md"), "## Keys and policies");
        Assert.Equal(Enum.GetNames<ConflictPolicy>(), PolicyRow().Matches(table).Select(row => row.Groups["policy"].Value));
    }

    private static string Section(string markdown, string heading)
    {
        var start = markdown.IndexOf(heading + "\n", StringComparison.Ordinal);
        Assert.True(start >= 0, heading);
        var end = markdown.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? markdown[start..] : markdown[start..end];
    }

    [GeneratedRegex(@"^\| `(?<code>[a-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"`sync\.(?<name>\w+)\(")]
    private static partial Regex SyncCall();

    [GeneratedRegex(@"^\| `(?<policy>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex PolicyRow();
}
