using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>
/// Finds members that are marked by <c>[Protected]</c>, on the property, the field, or the constructor parameter of its name; also within what a
/// converter writes, since what it writes is not known. Each type is looked into once.
/// </summary>
internal sealed class ProtectedMembers(Compilation compilation, CancellationToken cancellationToken)
{
    private static readonly CleanTypes Clean = new();

    // What nests deeper is not stored; a generic type that holds a larger one of itself has no end.
    private const int MaxDepth = 64;

    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);
    private bool _isCutOff;

    /// <summary>The path of the first protected member, as <c>Lines[].Iban</c>; null where there is none.</summary>
    public static string? First(IEnumerable<ITypeSymbol?> roots, Compilation compilation, CancellationToken cancellationToken)
    {
        var walk = new ProtectedMembers(compilation, cancellationToken);
        var first = roots.OfType<ITypeSymbol>().Select(root => walk.Find(root, "", 0)).FirstOrDefault(path => path is not null);
        if (first is null && !walk._isCutOff)
            Clean.Add(walk._seen, compilation);
        return first;
    }

    private string? Find(ITypeSymbol type, string path, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (type is IArrayTypeSymbol array)
            return Find(array.ElementType, path + "[]", depth + 1);
        if (type.IsNullableValue())
            return Find(type.WithoutNullable(), path, depth);
        _isCutOff |= depth > MaxDepth;
        if (depth > MaxDepth || type is not INamedTypeSymbol named || Clean.Contains(type, compilation) || !_seen.Add(type))
            return null;
        return IsOfPlatform(named)
            ? named.TypeArguments.Select(argument => Find(argument, path + "[]", depth + 1)).FirstOrDefault(found => found is not null)
            : OfMembers(named, path, depth);
    }

    private string? OfMembers(INamedTypeSymbol type, string path, int depth)
    {
        var prefix = path.Length == 0 ? "" : path + ".";
        foreach (var current in type.SelfAndBases())
        {
            var parameters = Parameters(current);
            foreach (var member in current.GetMembers())
            {
                if (member is not (IPropertySymbol or IFieldSymbol) || member.IsStatic || ObjectRules.IgnoreCondition(member) == 1)
                    continue;
                if (member.Attribute(MetadataNames.ProtectedAttribute) is not null || (member is IPropertySymbol && parameters?.Contains(member.Name) == true))
                    return prefix + member.Name;
                if (member.CanBeReferencedByName && Find(KeyMember.TypeOf(member), prefix + member.Name, depth + 1) is { } found)
                    return found;
            }
        }

        foreach (var derived in ObjectRules.DerivedTypes(type))
        {
            if (Find(derived, path, depth + 1) is { } found)
                return found;
        }

        return null;
    }

    // The names of the constructor parameters that are marked; null for none.
    private static HashSet<string>? Parameters(INamedTypeSymbol type)
    {
        HashSet<string>? names = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Attribute(MetadataNames.ProtectedAttribute) is not null)
                    (names ??= new HashSet<string>(StringComparer.OrdinalIgnoreCase)).Add(parameter.Name);
            }
        }

        return names;
    }

    private static bool IsOfPlatform(INamedTypeSymbol type)
    {
        var ns = type.ContainingNamespace?.ToMetadataName() ?? "";
        return ns == "System" || ns.StartsWith("System.", StringComparison.Ordinal);
    }
}
