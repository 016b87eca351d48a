using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes.Declarations;

/// <summary>MESH1015: <c>sealed</c>, unless something derives from the payload or could not compile in a sealed type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SealPayloadFix)), Shared]
public sealed class SealPayloadFix : MeshCodeFix
{
    /// <summary>Creates the fix.</summary>
    public SealPayloadFix()
        : base("MESH1015", fixesAll: true)
    {
    }

    private protected override async Task<IReadOnlyList<Proposal>> ProposeAsync(FixSite site)
    {
        if (site.DeclaredType() is not var (syntax, payload))
            return [];
        if (payload.GetMembers().Any(member => member is { IsVirtual: true, IsImplicitlyDeclared: false }))
            return [];
        var derived = await SymbolFinder.FindDerivedClassesAsync(payload, site.Document.Project.Solution, cancellationToken: site.CancellationToken)
            .ConfigureAwait(false);
        if (derived.Any())
            return [];

        // `partial` stands last, beside the keyword.
        var partial = syntax.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.PartialKeyword));
        var before = partial == default ? syntax.Keyword : partial;
        return [new Proposal($"Seal '{payload.Name}'", "seal", new TextChange(new TextSpan(before.SpanStart, 0), "sealed "))];
    }
}
