using System.Text;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Common;

/// <summary>Names generated files by the full metadata name. The compiler compares these names without regard to case.</summary>
internal static class HintName
{
    private const int Longest = 120;

    /// <summary>A file name for a type, with a hash where the readable name alone could be another type's too.</summary>
    /// <param name="type">The type.</param>
    /// <param name="readable">Its name, unique but for case.</param>
    public static string Of(ITypeSymbol type, string readable)
    {
        var text = new StringBuilder(readable.Length);
        var isExact = readable.Length <= Longest;
        foreach (var c in readable)
        {
            var isPlain = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '+' or '-';
            text.Append(isPlain ? c : '-');
            isExact &= isPlain;
        }

        if (text.Length > Longest)
            text.Length = Longest;
        return isExact && !HasCaseVariant(type) ? text.ToString() : text + "-" + StableHash.Of(readable);
    }

    private static bool HasCaseVariant(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HasCaseVariant(array.ElementType),
        INamedTypeSymbol named => HasCaseVariant(named),
        _ => false,
    };

    private static bool HasCaseVariant(INamedTypeSymbol type)
    {
        if (type.TypeArguments.Any(HasCaseVariant))
            return true;
        if (type.Locations.Any(location => location.IsInMetadata))
            return false;
        IEnumerable<ISymbol> siblings = type.ContainingType is { } outer ? outer.GetTypeMembers() : type.ContainingNamespace.GetTypeMembers();
        if (siblings.Any(sibling => IsCaseVariant(sibling.Name, type.Name)) || (type.ContainingType is { } nesting && HasCaseVariant(nesting)))
            return true;
        for (var ns = type.ContainingNamespace; ns is { IsGlobalNamespace: false }; ns = ns.ContainingNamespace)
        {
            if (ns.ContainingNamespace.GetNamespaceMembers().Any(sibling => IsCaseVariant(sibling.Name, ns.Name)))
                return true;
        }

        return false;
    }

    private static bool IsCaseVariant(string left, string right) =>
        left != right && string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
