using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.Declarations;

internal static class DeclarationRules
{
    public static readonly DiagnosticDescriptor NoConflictKey = RuleFactory.Create(
        "MESH1001",
        "A job has no conflict key",
        "'{0}' has no conflict key, so the same work can be queued twice: "
            + "add ConflictKey = \"…:{{…}}\", Singleton = true, or AllowDuplicates with your reason",
        RuleFactory.Declarations,
        DiagnosticSeverity.Warning,
        "A user who taps twice, or an app that enqueues at each start, queues the same work again. A conflict key makes the store decide.");

    public static readonly DiagnosticDescriptor UnknownKeyMember = RuleFactory.Create(
        "MESH1002",
        "A conflict key names an unknown member",
        "'{0}' in the conflict key of '{1}' {2}: name one of its members, or nothing is generated for the job",
        RuleFactory.Declarations,
        DiagnosticSeverity.Error,
        "The key is computed from the payload's public readable members, those of base types included. "
            + "Nothing is generated for a job whose key cannot be computed.");

    public static readonly DiagnosticDescriptor UnsuitableKeyMember = RuleFactory.Create(
        "MESH1004",
        "A conflict key names a member without a text of its own",
        "'{0}' in the conflict key of '{1}' {2}",
        RuleFactory.Declarations,
        DiagnosticSeverity.Error,
        "Two different values with one text would be one key, and unrelated jobs would displace each other. Nothing is generated for such a job.");

    public static readonly DiagnosticDescriptor DuplicateKind = RuleFactory.Create(
        "MESH1007",
        "Two jobs have the same kind",
        "The kind \"{0}\" of '{1}' is also declared by {2}: stored jobs are found by their kind, so give one of them a kind of its own",
        RuleFactory.Declarations,
        DiagnosticSeverity.Error,
        "A stored job knows its kind only. Where two payloads share it, one is decoded as the other.");

    public static readonly DiagnosticDescriptor InvalidKind = RuleFactory.Create(
        "MESH1008",
        "A kind is invalid",
        "The kind \"{0}\" of '{1}' {2}",
        RuleFactory.Declarations,
        DiagnosticSeverity.Error,
        "Stored jobs carry their kind. It must be portable over stores and tools, and must not change with a rename in the code.");

    public static readonly DiagnosticDescriptor NotStorable = RuleFactory.Create(
        "MESH1009",
        "A member cannot be stored",
        "{0} {1}, so nothing is generated for {2}: store a value that means the same after a restart",
        RuleFactory.Declarations,
        DiagnosticSeverity.Error,
        "A job is read back after a restart, perhaps on another machine. What only means something in this process cannot come back.");

    public static readonly DiagnosticDescriptor CannotGenerate = RuleFactory.Create(
        "MESH1014",
        "Nothing can be generated for a payload",
        "'{0}' {1}: no enqueue method, JSON or manifest entry is generated for it",
        RuleFactory.Declarations,
        DiagnosticSeverity.Error,
        "Generated code stands beside the payload, so it must be able to name it and to make one.");

    public static readonly DiagnosticDescriptor NotSealed = RuleFactory.Create(
        "MESH1015",
        "A payload is not sealed",
        "'{0}' is not sealed: a type derived from it would be stored as '{0}' without its own members, so its enqueue is refused; seal it",
        RuleFactory.Declarations,
        DiagnosticSeverity.Warning,
        "What is stored is what the declared type has. A derived payload would lose its own members.");

    public static readonly DiagnosticDescriptor InvalidSetting = RuleFactory.Create(
        "MESH1017",
        "A setting of a job is invalid",
        "{0} of '{1}' {2}",
        RuleFactory.Declarations,
        DiagnosticSeverity.Error,
        "A setting that cannot be read would be found first when the job runs. Nothing is generated for such a job.");
}
