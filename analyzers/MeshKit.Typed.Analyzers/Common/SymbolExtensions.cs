using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers;

internal static class SymbolExtensions
{
    public static bool IsOrInherits(this ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, ancestor))
                return true;
        }

        return false;
    }

    /// <summary>Where the attribute is written, or else the type's name.</summary>
    public static Location LocationOr(this AttributeData attribute, ISymbol symbol, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? symbol.SourceLocation();

    public static Location SourceLocation(this ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;

    /// <summary>Namespace and name of a type without its arity, as <c>System.IO.File</c>.</summary>
    public static string FullName(this ITypeSymbol type) =>
        type.ContainingType is { } outer ? $"{outer.FullName()}.{type.Name}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.Name}"
        : type.Name;

    /// <summary>Whether the type lives in the namespace or in one below it.</summary>
    public static bool IsWithin(this ITypeSymbol type, string name)
    {
        var space = type.ContainingNamespace?.ToDisplayString() ?? "";
        return space == name || space.StartsWith(name + ".", StringComparison.Ordinal);
    }

    public static bool IsGenericAnywhere(this INamedTypeSymbol type) =>
        type.Arity > 0 || (type.ContainingType is { } outer && outer.IsGenericAnywhere());

    /// <summary>All types declared in an assembly, nested ones too.</summary>
    public static IEnumerable<INamedTypeSymbol> AllTypes(this INamespaceOrTypeSymbol within)
    {
        foreach (var member in within.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            if (inner is INamedTypeSymbol type)
                yield return type;
            foreach (var nested in inner.AllTypes())
                yield return nested;
        }
    }

    /// <summary>Whether one symbol's declaration comes first in the order of files and positions, so that reports never depend on timing.</summary>
    public static int CompareSource(ISymbol left, ISymbol right)
    {
        var a = left.SourceLocation();
        var b = right.SourceLocation();
        var byPath = string.CompareOrdinal(a.SourceTree?.FilePath, b.SourceTree?.FilePath);
        return byPath != 0 ? byPath : a.SourceSpan.Start.CompareTo(b.SourceSpan.Start);
    }
}
