using System.Collections.Immutable;
using MeshKit.Typed.Analyzers.Evolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>
/// All changes to the lock at once. The platform's own batch merges edits of text, and so many edits of one small file would be lost or mixed up.
/// Changes to code are made one by one: each asks for a decision.
/// </summary>
internal sealed class LockFixAll : FixAllProvider
{
    public static LockFixAll Instance { get; } = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult(
        LockEdit.Find(fixAllContext.CodeActionEquivalenceKey) is { } edit
            ? CodeAction.Create("Update the lock", token => ApplyAsync(fixAllContext, edit, token), edit.Key)
            : null);

    private static async Task<Solution> ApplyAsync(FixAllContext context, LockEdit edit, CancellationToken cancellationToken)
    {
        var solution = context.Solution;
        foreach (var project in context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project])
        {
            var diagnostics = await DiagnosticsAsync(context, project).ConfigureAwait(false);
            if (diagnostics.IsEmpty || await LockedProject.LoadAsync(project, cancellationToken).ConfigureAwait(false) is not { } locked)
                continue;
            var file = locked.Reread();
            foreach (var finding in diagnostics.Select(LockFinding.Of).OfType<LockFinding>())
                edit.Apply(file, finding, locked.Find(finding, cancellationToken));
            solution = locked.Write(solution, file);
        }

        return solution;
    }

    private static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context, Project project) =>
        context is { Scope: FixAllScope.Document, Document: { } document }
            ? context.GetDocumentDiagnosticsAsync(document)
            : context.GetAllDiagnosticsAsync(project);
}
