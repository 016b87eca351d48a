using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.Tests.Pages;

public class RulePageTests
{
    public static TheoryData<string> Ids => new(Catalogue.Rules.Select(rule => rule.Id));

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() =>
        Assert.Equal(Catalogue.Rules.Select(rule => rule.Id), RulePage.Ids);

    [Fact]
    public void An_id_is_used_once_and_a_fix_is_for_a_rule()
    {
        Assert.Equal(Catalogue.Rules.Select(rule => rule.Id).Distinct(), Catalogue.Rules.Select(rule => rule.Id));
        var fixable = Catalogue.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).ToList();
        Assert.Equal(fixable.Distinct(), fixable);
        Assert.Empty(fixable.Except(Catalogue.Rules.Select(rule => rule.Id)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_page_index_release_row_and_fix_agree(string id)
    {
        var rule = Catalogue.Rules.Single(rule => rule.Id == id);
        var title = rule.Title.ToString(CultureInfo.InvariantCulture);
        var page = RulePage.Read(id);

        Assert.Equal($"# {id}: {title}", page.Title);
        Assert.Equal([rule.Category, SeverityOf(rule), Catalogue.FixOf(id)], page.Table);
        Assert.Equal(["Invalid", "Fixed", "Why", "When to suppress", "Blind spots"], page.Sections);
        Assert.All(page.Sections, section => Assert.NotEmpty(page.Section(section)));
        Assert.Equal($"https://github.com/meshkit/meshkit-typed/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.NotEmpty(rule.Description.ToString(CultureInfo.InvariantCulture));

        Assert.Contains(
            $"| [{id}]({id}.md) | {title} | {rule.Category} | {SeverityOf(rule)} | {Catalogue.FixOf(id)} |",
            Lines("docs", "rules", "README.md"));
        Assert.Contains(
            $"{id} | {rule.Category} | {rule.DefaultSeverity} | [{title}]({rule.HelpLinkUri})",
            Lines("analyzers", "MeshKit.Typed.Analyzers", "AnalyzerReleases.Unshipped.md")
                .Concat(Lines("analyzers", "MeshKit.Typed.Analyzers", "AnalyzerReleases.Shipped.md")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_invalid_code_of_a_page_has_this_finding_only_and_the_fixed_code_none(string id)
    {
        var page = RulePage.Read(id);

        Assert.Equal([id], Findings(await RunAsync(id, page.Invalid, page.InvalidLock)).Distinct());
        Assert.Empty(Findings(await RunAsync(id, page.Fixed, page.FixedLock)));
    }

    // That a job of a library has no handler is information, which says nothing against a page about its payload.
    private static IEnumerable<string> Findings(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.Id);

    private static Task<ImmutableArray<Diagnostic>> RunAsync(string id, string code, string? jobLock) => id == "MESH5001"
        ? Analyze.RunAsync(code + "\npublic static class Program { public static void Main() { } }", OutputKind.ConsoleApplication)
        : Analyze.RunAsync(code, jobLock: jobLock);

    private static string SeverityOf(DiagnosticDescriptor rule) => rule.DefaultSeverity.ToString().ToLowerInvariant();

    private static string[] Lines(params string[] path) => File.ReadAllLines(Path.Combine([RulePage.Root, .. path]));
}
