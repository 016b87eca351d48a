using System.Composition;
using MeshKit.Typed.Analyzers.Evolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>MESH4004: the lock as the code has it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LockBehindFix)), Shared]
public sealed class LockBehindFix : LockCodeFix
{
    /// <summary>Creates the fix.</summary>
    public LockBehindFix()
        : base("MESH4004")
    {
    }

    private protected override IEnumerable<CodeAction> Propose(LockedProject project, LockFinding finding, LockedJob? job) =>
        [Change("Update the lock", LockEdit.Update, project, finding, job)];
}
