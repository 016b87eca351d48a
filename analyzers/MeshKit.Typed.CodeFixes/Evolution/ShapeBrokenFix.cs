using System.Composition;
using MeshKit.Typed.Analyzers.Evolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>MESH4002: the next version with an upcaster, or the lock as the code is now.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShapeBrokenFix)), Shared]
public sealed class ShapeBrokenFix : LockCodeFix
{
    /// <summary>Creates the fix.</summary>
    public ShapeBrokenFix()
        : base("MESH4002")
    {
    }

    private protected override IEnumerable<CodeAction> Propose(LockedProject project, LockFinding finding, LockedJob? job)
    {
        if (job is null || finding.Version is not { } version)
            yield break;

        // An older shape that was edited is to be restored, by hand: its version is not the payload's.
        if (version == job.Version)
        {
            var title = $"Raise '{job.Job.Payload.Name}' to version {version + 1} and upcast version {version}";
            if (Rewrite(title, "raise", project, UpcasterFix.Make(project, finding, job, raise: true)) is { } raise)
                yield return raise;
        }

        yield return Change("Update the lock: nothing of this shape was released", LockEdit.Overwrite, project, finding, job);
    }
}
