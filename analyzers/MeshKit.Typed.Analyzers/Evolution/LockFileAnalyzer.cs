using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>What is said in the lock itself: MESH4005, and MESH4001 for kinds that nothing in the code resembles.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockFileAnalyzer : MeshAnalyzer
{
    /// <summary>Creates the analyzer.</summary>
    public LockFileAnalyzer()
        : base(EvolutionRules.KindGone, EvolutionRules.LockUnreadable)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols)
    {
        if (LockFile.Find(context.Options.AdditionalFiles, context.CancellationToken) is not { } file)
            return;
        context.RegisterAdditionalFileAction(additional =>
        {
            if (additional.AdditionalFile != file.File)
                return;
            if (file.Error is { } error)
                additional.ReportDiagnostic(Diagnostic.Create(EvolutionRules.LockUnreadable, file.Locate(error.Place), error.Message));
            if (file.Lock is not { } locked)
                return;
            var types = new SourceTypes(symbols, additional.CancellationToken);
            foreach (var orphan in OrphanedKinds.Find(locked, symbols, types, additional.CancellationToken).Heirs)
            {
                if (orphan.Value is null)
                {
                    additional.ReportDiagnostic(Diagnostic.Create(
                        EvolutionRules.KindGone,
                        file.Locate(locked.Places[orphan.Key]),
                        LockFinding.Properties(orphan.Key),
                        orphan.Key,
                        $"add [FormerKind(\"{orphan.Key}\")] to the payload that reads them"));
                }
            }
        });
    }
}
