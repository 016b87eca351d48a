using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.RunTwice;

internal static class RunTwiceRules
{
    public static readonly DiagnosticDescriptor UnstableIdentity = RuleFactory.Create(
        "MESH2001",
        "A value that changes per attempt is used as identity",
        "'{0}' differs in each attempt of '{1}' and becomes {2}, so a second attempt does the work under a second identity: use {3}",
        RuleFactory.RunTwice,
        DiagnosticSeverity.Warning,
        "A handler may run again after partial progress. Under a new identity, what the first attempt did is not found, and is done again.");

    public static readonly DiagnosticDescriptor NoIdempotencyKey = RuleFactory.Create(
        "MESH2002",
        "A POST or PATCH has no idempotency key",
        "'{0}' in '{1}' sends a {2} without an Idempotency-Key header, so a second attempt may do it twice: "
            + "add the header with {3}, or send through SyncIdempotencyHandler",
        RuleFactory.RunTwice,
        DiagnosticSeverity.Warning,
        "A request whose answer was lost is sent again by the next attempt. Only a key that is the same in both lets the server drop the second.");
}
