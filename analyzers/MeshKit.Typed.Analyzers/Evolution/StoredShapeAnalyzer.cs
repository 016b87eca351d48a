using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>MESH4001 to 4004: the declared jobs against the lock.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StoredShapeAnalyzer : MeshAnalyzer
{
    private const string RaiseOrUpdate = "raise the version and add an upcaster, or update the lock if this was never released";
    private const string Restore = "write it as the lock has it, or update the lock if this was never released";

    /// <summary>Creates the analyzer.</summary>
    public StoredShapeAnalyzer()
        : base(EvolutionRules.KindGone, EvolutionRules.ShapeBroken, EvolutionRules.VersionGap, EvolutionRules.LockBehind)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols)
    {
        if (LockFile.Find(context.Options.AdditionalFiles, context.CancellationToken)?.Lock is not { } file)
            return;
        var types = new SourceTypes(symbols, context.CancellationToken);
        var orphans = new Lazy<OrphanedKinds>(() => OrphanedKinds.Find(file, symbols, types, context.CancellationToken));
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (symbols.SyncJobOf(type) is null || LockedJob.Find(type, symbol.Compilation, symbol.CancellationToken) is not { } job)
                return;
            foreach (var kind in job.Kinds)
                ReportVersions(symbol, job, kind, file);
            if (orphans.Value.InheritedBy(type) is { } orphan)
                ReportOrphan(symbol, job, orphan);
            else
                ReportMissing(symbol, job, file);
        }, SymbolKind.NamedType);
    }

    private static void ReportVersions(SymbolAnalysisContext context, LockedJob job, string kind, JobLock file)
    {
        foreach (var locked in file.Versions(kind))
        {
            if (!job.Types.TryGetValue(locked.Key, out var type))
            {
                var reason = locked.Key > job.Version
                    ? $"the payload is at version {job.Version} only"
                    : $"no upcaster leads from there to version {job.Version}";
                Report(context, EvolutionRules.VersionGap, AttributeOf(context, job), job, kind, locked.Key, job.Job.Payload.Name, locked.Key, reason);
                continue;
            }

            foreach (var change in ShapeComparison.Compare(locked.Value, job.Shape(locked.Key)).Where(change => change.IsBreaking))
            {
                var way = locked.Key == job.Version ? RaiseOrUpdate : Restore;
                Report(context, EvolutionRules.ShapeBroken, Locate(change, job), job, kind, locked.Key, type.Name, locked.Key, change.Sentence, way);
            }
        }
    }

    private static void ReportOrphan(SymbolAnalysisContext context, LockedJob job, string orphan) => Report(
        context, EvolutionRules.KindGone, AttributeOf(context, job), job, orphan, null, orphan,
        $"if '{job.Job.Payload.Name}' is what they became, add [FormerKind(\"{orphan}\")] to it");

    private static void ReportMissing(SymbolAnalysisContext context, LockedJob job, JobLock file)
    {
        if (What(job, file) is { } what)
            Report(context, EvolutionRules.LockBehind, AttributeOf(context, job), job, job.Job.Kind, null, what, job.Job.Payload.Name);
    }

    private static string? What(LockedJob job, JobLock file)
    {
        if (!file.Jobs.ContainsKey(job.Job.Kind))
            return $"the kind \"{job.Job.Kind}\"";
        if (job.Missing(file).ToList() is { Count: > 0 } missing)
            return $"version {missing[0]}";
        var changes = ShapeComparison.Compare(file.Versions(job.Job.Kind)[job.Version], job.Shape(job.Version));

        // What breaks has its own finding, and the same fix.
        return changes.Count > 0 && !changes[0].IsBreaking ? $"what changed ({changes[0].Sentence})" : null;
    }

    private static void Report(
        SymbolAnalysisContext context, DiagnosticDescriptor rule, Location location, LockedJob job, string kind, int? version, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, location, LockFinding.Properties(kind, version, job.Job.Payload.ToMetadataName()), arguments));

    private static Location AttributeOf(SymbolAnalysisContext context, LockedJob job) =>
        job.Job.Attribute.LocationOr(job.Job.Payload, context.CancellationToken);

    // A finding stays in the payload's own declaration, where it is seen while that is edited, and where fixes are offered.
    private static Location Locate(ShapeChange change, LockedJob job)
    {
        var payload = job.Job.Payload;
        var isOwn = change.Member is { } member && SymbolEqualityComparer.Default.Equals(member.ContainingType, payload);
        return (isOwn ? change.Member! : payload).SourceLocation();
    }
}
