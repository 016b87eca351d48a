using System.Composition;
using System.Text.RegularExpressions;
using MeshKit.Typed.Analyzers;
using MeshKit.Typed.Analyzers.Declarations;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes.Declarations;

/// <summary>MESH1002: the member whose name is nearest to what the template says.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeyMemberFix)), Shared]
public sealed class KeyMemberFix : MeshCodeFix
{
    /// <summary>Creates the fix.</summary>
    public KeyMemberFix()
        : base("MESH1002", fixesAll: true)
    {
    }

    private protected override Task<IReadOnlyList<Proposal>> ProposeAsync(FixSite site)
    {
        if (site.Property(JobDeclarationAnalyzer.Subject) is { Length: > 0 } wrong
            && site.Node.FirstAncestorOrSelf<LiteralExpressionSyntax>() is { } literal
            && site.DeclaredType() is var (_, payload)
            && Nearest(wrong, payload) is { } name)
        {
            var hole = new Regex(@"\{" + Regex.Escape(wrong) + @"(?=[:}])").Match(literal.Token.Text);
            if (hole.Success)
            {
                var span = new TextSpan(literal.SpanStart + hole.Index + 1, wrong.Length);
                return Task.FromResult<IReadOnlyList<Proposal>>([new Proposal($"Use '{name}'", "nearest", new TextChange(span, name))]);
            }
        }

        return Task.FromResult<IReadOnlyList<Proposal>>([]);
    }

    private static string? Nearest(string wrong, INamedTypeSymbol payload) => KeyMember.Candidates(payload)
        .Select(member => (member.Name, Distance: EditDistance.Between(wrong, member.Name)))
        .Where(candidate => candidate.Distance <= Math.Max(2, wrong.Length / 2))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();
}
