using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.Analyzers.Tests.Pages;

/// <summary>Code is incomplete most of the time that it is analyzed: no analyzer may throw on it.</summary>
public class OddTreeTests
{
    private const int TreesPerSnippet = 60;

    public static TheoryData<string> Ids => new(Catalogue.Rules.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task No_analyzer_throws_on_code_with_tokens_missing_doubled_or_swapped(string id)
    {
        var page = RulePage.Read(id);
        foreach (var (code, jobLock) in new[] { (page.Invalid, page.InvalidLock), (page.Fixed, page.FixedLock) })
        {
            // Seeded by the rule, so that a failure comes back.
            var random = new Random(id.Sum(c => c));
            for (var tree = 0; tree < TreesPerSnippet; tree++)
            {
                var odd = Disturb(code, random);
                var thrown = (await Analyze.RunAsync(odd, jobLock: jobLock)).Where(diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
                Assert.True(!thrown.Any(), $"{string.Join("\n", thrown)}\n\non\n\n{odd}");
            }
        }
    }

    [Fact]
    public async Task An_analyzer_that_throws_would_be_seen()
    {
        var found = await Analyze.RunAsync("class C;", analyzers: [new ThrowingAnalyzer()]);

        Assert.Contains("AD0001", found.Select(diagnostic => diagnostic.Id));
    }

    private static string Disturb(string code, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToList();
        var changes = new Dictionary<int, TextChange>();
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            var at = random.Next(tokens.Count);
            var text = random.Next(4) switch
            {
                0 => tokens[at].Text + " " + tokens[at].Text,
                1 => tokens[random.Next(tokens.Count)].Text,
                _ => "",
            };
            changes[at] = new TextChange(tokens[at].Span, text);
        }

        return SourceText.From(code).WithChanges(changes.OrderBy(change => change.Key).Select(change => change.Value)).ToString();
    }

#pragma warning disable RS1001, RS1036 // This analyzer is never exported: it is made by hand.
    private sealed class ThrowingAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            [new DiagnosticDescriptor("TEST1", "t", "m", "c", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(_ => throw new InvalidOperationException("planted"), SymbolKind.NamedType);
        }
    }
}
