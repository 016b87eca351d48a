using System.Text;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Common;

/// <summary>Names generated files by the full metadata name. The compiler compares these names without regard to case.</summary>
internal static class HintName
{
    private const int Longest = 120;

    // The names within a namespace or a type that differ from another's there by case only.
    private static readonly CompilationCache<INamespaceOrTypeSymbol, HashSet<string>> Variants = new(SymbolEqualityComparer.Default, FindVariants);

    /// <summary>A file name for a type, with a hash where the readable name alone could be another type's too.</summary>
    /// <param name="type">The type.</param>
    /// <param name="readable">Its name, unique but for case.</param>
    /// <param name="compilation">The compilation.</param>
    public static string Of(ITypeSymbol type, string readable, Compilation compilation)
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
        return isExact && !HasCaseVariant(type, compilation) ? text.ToString() : text + "-" + StableHash.Of(readable);
    }

    private static bool HasCaseVariant(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => HasCaseVariant(array.ElementType, compilation),
        INamedTypeSymbol named => HasCaseVariant(named, compilation),
        _ => false,
    };

    private static bool HasCaseVariant(INamedTypeSymbol type, Compilation compilation)
    {
        foreach (var argument in type.TypeArguments)
        {
            if (HasCaseVariant(argument, compilation))
                return true;
        }

        return !type.Locations.IsEmpty && type.Locations[0].IsInSource && IsOneOfSeveral(type, compilation);
    }

    // A type or a namespace, or what it stands in.
    private static bool IsOneOfSeveral(INamespaceOrTypeSymbol symbol, Compilation compilation)
    {
        for (var current = symbol; current is not INamespaceSymbol { IsGlobalNamespace: true }; current = (INamespaceOrTypeSymbol)current.ContainingSymbol)
        {
            if (Variants.Get((INamespaceOrTypeSymbol)current.ContainingSymbol, compilation).Contains(current.Name))
                return true;
        }

        return false;
    }

    private static HashSet<string> FindVariants(INamespaceOrTypeSymbol container, Compilation compilation)
    {
        var spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var variants = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var members = container is INamespaceSymbol ns ? ns.GetMembers() : container.GetTypeMembers().CastArray<INamespaceOrTypeSymbol>();
        foreach (var member in members)
        {
            if (!spellings.TryGetValue(member.Name, out var spelling))
                spellings.Add(member.Name, member.Name);
            else if (spelling != member.Name)
                variants.Add(member.Name);
        }

        return variants;
    }
}
