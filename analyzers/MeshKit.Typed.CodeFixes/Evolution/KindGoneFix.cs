using System.Composition;
using MeshKit.Typed.Analyzers.Evolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>MESH4001: the payload that the kind became says so, or the kind is retired.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(KindGoneFix),
    DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".cs", ".json"])]
[Shared]
public sealed class KindGoneFix : LockCodeFix
{
    /// <summary>Creates the fix.</summary>
    public KindGoneFix()
        : base("MESH4001")
    {
    }

    private protected override IEnumerable<CodeAction> Propose(LockedProject project, LockFinding finding, LockedJob? job)
    {
        var title = $"Add [FormerKind(\"{finding.Kind}\")] to '{job?.Job.Payload.Name}'";
        if (Rewrite(title, "former", project, Former(finding, job)) is { } former)
            yield return former;
        yield return Change($"Retire the kind \"{finding.Kind}\": no stored job has it any more", LockEdit.Retire, project, finding, job);
    }

    private static PayloadChange? Former(LockFinding finding, LockedJob? job)
    {
        if (job?.Job.Attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax { Parent: AttributeListSyntax list } attribute)
            return null;
        var name = UpcasterFix.Relative(attribute.Name, "FormerKind");
        var text = $"{FixSite.NewLineOf(list)}{FixSite.IndentOf(list)}[{name}({FixSite.Literal(finding.Kind)})]";
        return new PayloadChange(list.SyntaxTree, new TextChange(new TextSpan(list.Span.End, 0), text));
    }
}
