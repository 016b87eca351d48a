using System.Composition;
using MeshKit.Typed.Analyzers;
using MeshKit.Typed.Analyzers.Declarations;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes.Declarations;

/// <summary>MESH1008: the kind as a literal of the allowed characters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KindFix)), Shared]
public sealed class KindFix : MeshCodeFix
{
    /// <summary>Creates the fix.</summary>
    public KindFix()
        : base("MESH1008", fixesAll: true)
    {
    }

    private protected override Task<IReadOnlyList<Proposal>> ProposeAsync(FixSite site)
    {
        var argument = site.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>();
        if (argument is { NameEquals: null } && site.DeclaredType() is var (_, payload))
        {
            var value = site.Property(JobDeclarationAnalyzer.Subject) ?? "";
            var kind = JobKind.IsValid(value) ? value : Corrected(value) is { Length: > 0 } corrected ? corrected : Corrected(payload.Name);
            if (JobKind.IsValid(kind))
            {
                var change = new TextChange(argument.Expression.Span, FixSite.Literal(kind));
                return Task.FromResult<IReadOnlyList<Proposal>>([new Proposal($"Use the literal \"{kind}\"", "literal", change)]);
            }
        }

        return Task.FromResult<IReadOnlyList<Proposal>>([]);
    }

    private static string Corrected(string text) => string.Join(".", text
        .Split('.')
        .Select(part => new string([.. Words.Kebab(part).Where(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'))]).Trim('-'))
        .Where(part => part.Length > 0));
}
