using System.Collections.Immutable;
using MeshKit.Typed.Analyzers.Evolution;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>What the fixes around the lock share: each changes the lock, or the payload as the lock has it.</summary>
public abstract class LockCodeFix : CodeFixProvider
{
    private protected LockCodeFix(string id) => FixableDiagnosticIds = ImmutableArray.Create(id);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider? GetFixAllProvider() => LockFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await LockedProject.LoadAsync(context.TextDocument.Project, context.CancellationToken).ConfigureAwait(false) is not { } project)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (LockFinding.Of(diagnostic) is not { } finding)
                continue;
            var job = project.Find(finding, context.CancellationToken);
            foreach (var action in Propose(project, finding, job))
                context.RegisterCodeFix(action, diagnostic);
        }
    }

    private protected abstract IEnumerable<CodeAction> Propose(LockedProject project, LockFinding finding, LockedJob? job);

    private protected static CodeAction Change(string title, LockEdit edit, LockedProject project, LockFinding finding, LockedJob? job) => CodeAction.Create(
        title,
        _ =>
        {
            var file = project.Reread();
            edit.Apply(file, finding, job);
            return Task.FromResult(project.Write(project.Project.Solution, file));
        },
        edit.Key);

    /// <summary>The changes to the file of a payload, as an action; null where there is nothing to change.</summary>
    private protected static CodeAction? Rewrite(string title, string key, LockedProject project, PayloadChange? change) => change is null ? null : CodeAction.Create(
        title,
        async token =>
        {
            var document = project.Project.GetDocument(change.Tree)!;
            var text = await document.GetTextAsync(token).ConfigureAwait(false);
            return project.Project.Solution.WithDocumentText(document.Id, text.WithChanges(change.Changes.OrderBy(one => one.Span.Start)));
        },
        key);
}
