using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.RunTwice;

/// <summary>What only looks at a value or keeps it within the attempt: logs, traces, collections, the job's own records.</summary>
internal static class Observers
{
    private static readonly string[] Namespaces =
    [
        "Microsoft.Extensions.Logging", "Microsoft.Extensions.Caching.Memory", "Serilog", "NLog", "OpenTelemetry",
    ];

    /// <summary>Whether a value that is handed to this method ends there, as far as identity goes.</summary>
    public static bool IsObserver(IMethodSymbol method, MeshSymbols symbols)
    {
        if (method.ContainingType is not { } type)
            return true;
        if (Namespaces.Any(type.IsWithin) || IsLogging(method, type))
            return true;
        return symbols.IsContext(type)
            ? method.Name == "CheckpointAsync"
            : SymbolEqualityComparer.Default.Equals(type, symbols.Outcome) || IsException(type);
    }

    public static bool IsPlatform(ITypeSymbol type) => type.IsWithin("System");

    /// <summary>Whether a platform's method takes an object on to somewhere else, or makes the text that goes there.</summary>
    public static bool Sends(IMethodSymbol method) =>
        method.ContainingType.IsWithin("System.Net") || method.ContainingType.IsWithin("System.Text.Json");

    /// <summary>Whether a platform's method creates or writes the file at a path.</summary>
    public static bool WritesFile(IMethodSymbol method) => method.ContainingType.FullName() switch
    {
        "System.IO.File" or "System.IO.FileInfo" =>
            method.Name.StartsWith("Write", StringComparison.Ordinal)
            || method.Name is "Create" or "CreateText" or "Open" or "OpenWrite" or "Copy" or "CopyTo" or "Move" or "MoveTo",
        "System.IO.FileStream" or "System.IO.StreamWriter" => method.MethodKind == MethodKind.Constructor,
        "System.IO.Directory" => method.Name is "CreateDirectory" or "Move",
        _ => false,
    };

    // A method for source-generated logging, or a wrapper around a logger.
    private static bool IsLogging(IMethodSymbol method, INamedTypeSymbol type) =>
        method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "LoggerMessageAttribute")
        || method.Parameters.Any(parameter => IsLogger(parameter.Type))
        || IsLogger(type);

    private static bool IsLogger(ITypeSymbol type) => IsLoggerItself(type) || type.AllInterfaces.Any(IsLoggerItself);

    private static bool IsLoggerItself(ITypeSymbol type) => type.Name == "ILogger" && Namespaces.Any(type.IsWithin);

    private static bool IsException(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at.Name == "Exception" && at.FullName() == "System.Exception")
                return true;
        }

        return false;
    }
}
