using System.Collections.Immutable;
using MeshKit.Typed.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes;

/// <summary>What all fixes share: each rewrites text of one document, for one rule.</summary>
public abstract class MeshCodeFix : CodeFixProvider
{
    private readonly bool _fixesAll;

    private protected MeshCodeFix(string id, bool fixesAll)
    {
        FixableDiagnosticIds = ImmutableArray.Create(id);
        _fixesAll = fixesAll;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider? GetFixAllProvider() => _fixesAll ? WellKnownFixAllProviders.BatchFixer : null;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || MeshSymbols.From(model.Compilation) is not { } symbols)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            var site = new FixSite(context.Document, model, symbols, diagnostic, node, context.CancellationToken);
            foreach (var proposal in await ProposeAsync(site).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(proposal.Title, token => ApplyAsync(context.Document, proposal.Changes, token), proposal.Key), diagnostic);
            }
        }
    }

    private protected abstract Task<IReadOnlyList<Proposal>> ProposeAsync(FixSite site);

    private static async Task<Document> ApplyAsync(Document document, IReadOnlyList<TextChange> changes, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }
}
