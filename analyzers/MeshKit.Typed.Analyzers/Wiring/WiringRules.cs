using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.Wiring;

internal static class WiringRules
{
    public static readonly DiagnosticDescriptor NoHandler = RuleFactory.Create(
        "MESH5001",
        "A job has no handler",
        "No class here implements ISyncHandler<{0}>, and no method with [SyncHandler] takes it: jobs of kind \"{1}\" would stay pending",
        RuleFactory.Wiring,
        DiagnosticSeverity.Warning,
        "A flush claims only kinds that it has handlers for. In a library this is information: the handler may live elsewhere.");

    public static readonly DiagnosticDescriptor TwoHandlers = RuleFactory.Create(
        "MESH5002",
        "A job has two handlers",
        "'{0}' is handled by '{1}' and by '{2}': a flush runs each job with one handler, so remove one of them",
        RuleFactory.Wiring,
        DiagnosticSeverity.Error,
        "The generated dispatch table has one entry a payload. It cannot choose between two handlers.");

    public static readonly DiagnosticDescriptor NotConstructible = RuleFactory.Create(
        "MESH5003",
        "A handler cannot be constructed or called",
        "The handler '{0}' {1}, so generated code cannot {2} it and its jobs would stay pending",
        RuleFactory.Wiring,
        DiagnosticSeverity.Error,
        "Handlers are constructed by generated code, without reflection: by one constructor, from services. Static handlers are called by it.");

    public static readonly DiagnosticDescriptor HiddenHandler = RuleFactory.Create(
        "MESH5006",
        "A handler hides its interface",
        "'{0}' implements ISyncHandler<{1}> only {2}: the generator does not see it, and its jobs would stay pending; "
            + "list ISyncHandler<{1}> on '{0}' itself",
        RuleFactory.Wiring,
        DiagnosticSeverity.Error,
        "The generator finds handlers by the interface in their own base list, so that one edit never makes it look at all types.");

    public static readonly DiagnosticDescriptor ManifestNameTaken = RuleFactory.Create(
        "MESH5008",
        "The manifest's name is taken",
        "The generated manifest {0}, so nothing is generated for this assembly: choose another name by [assembly: SyncManifestName(\"…\")]",
        RuleFactory.Wiring,
        DiagnosticSeverity.Error,
        "The manifest is named after the root namespace and the assembly. Where that name is another type's or a namespace's, neither would compile.");
}
