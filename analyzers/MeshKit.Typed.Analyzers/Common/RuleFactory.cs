using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers;

/// <summary>The one place that makes descriptors, so that no rule lacks its title, message, category, description or page.</summary>
internal static class RuleFactory
{
    public const string Declarations = "MeshKit.Declarations";
    public const string RunTwice = "MeshKit.RunTwice";
    public const string Evolution = "MeshKit.Evolution";
    public const string Wiring = "MeshKit.Wiring";

    private const string Pages = "https://github.com/meshkit/meshkit-typed/blob/main/docs/rules/";

    public static DiagnosticDescriptor Create(
        string id, string title, string messageFormat, string category, DiagnosticSeverity defaultSeverity, string description) =>
        new(id, title, messageFormat, category, defaultSeverity, isEnabledByDefault: true, description, Pages + id + ".md");
}
