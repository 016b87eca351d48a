using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.Evolution;

internal static class EvolutionRules
{
    public static readonly DiagnosticDescriptor KindGone = RuleFactory.Create(
        "MESH4001",
        "A stored kind has no payload",
        "Stored jobs of the kind \"{0}\" have no payload any more: {1}, or retire the kind",
        RuleFactory.Evolution,
        DiagnosticSeverity.Warning,
        "A stored job is found by its kind. Where no payload declares it any more, its jobs stay pending for ever.");

    public static readonly DiagnosticDescriptor ShapeBroken = RuleFactory.Create(
        "MESH4002",
        "A payload no longer reads its stored jobs",
        "'{0}' does not read its jobs of version {1} as they were stored: {2}; {3}",
        RuleFactory.Evolution,
        DiagnosticSeverity.Warning,
        "Jobs that an earlier release stored are read by the code of this one. What it cannot read is quarantined; what it no longer has is lost.");

    public static readonly DiagnosticDescriptor VersionGap = RuleFactory.Create(
        "MESH4003",
        "A stored version has no upcaster",
        "'{0}' cannot read its jobs of version {1}, which the lock has: {2}",
        RuleFactory.Evolution,
        DiagnosticSeverity.Error,
        "A job is stored at the version of the code that enqueued it. Without a chain of upcasters from there, it is quarantined.");

    public static readonly DiagnosticDescriptor LockBehind = RuleFactory.Create(
        "MESH4004",
        "The lock is behind the code",
        "The lock does not have {0} of '{1}': update it, so that a later change that breaks stored jobs is seen",
        RuleFactory.Evolution,
        DiagnosticSeverity.Warning,
        "The lock records what jobs look like when stored. What it does not have, no rule can hold a later change against.");

    public static readonly DiagnosticDescriptor LockUnreadable = RuleFactory.Create(
        "MESH4005",
        "The lock cannot be read",
        "The lock {0}: nothing is checked against it",
        RuleFactory.Evolution,
        DiagnosticSeverity.Error,
        "A lock that is only half understood would protect half of the jobs. It is a merge that went wrong, an edit by hand, or a newer format.");
}
