using System.Composition;
using MeshKit.Typed.Analyzers.Evolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>MESH4003: an upcaster from the version, or the version is retired.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VersionGapFix)), Shared]
public sealed class VersionGapFix : LockCodeFix
{
    /// <summary>Creates the fix.</summary>
    public VersionGapFix()
        : base("MESH4003")
    {
    }

    private protected override IEnumerable<CodeAction> Propose(LockedProject project, LockFinding finding, LockedJob? job)
    {
        if (job is null || finding.Version is not { } version)
            yield break;
        if (version < job.Version && Rewrite($"Upcast version {version}", "upcast", project, UpcasterFix.Make(project, finding, job, raise: false)) is { } upcast)
            yield return upcast;
        yield return Change($"Retire version {version}: no stored job has it any more", LockEdit.Retire, project, finding, job);
    }
}
