using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>Finds what a hole of a conflict key names.</summary>
internal static class KeyMember
{
    /// <summary>The public readable instance members of a type, base types included, each name once.</summary>
    public static IEnumerable<ISymbol> Candidates(ITypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in type.SelfAndBases().SelectMany(current => current.GetMembers()))
        {
            if (IsCandidate(member) && seen.Add(member.Name))
                yield return member;
        }
    }

    /// <summary>The type of a property or a field.</summary>
    public static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    public static ISymbol? Resolve(INamedTypeSymbol payload, KeyPart hole, Compilation compilation, ICollection<JobProblem> problems)
    {
        var member = payload.SelfAndBases().SelectMany(current => current.GetMembers(hole.Text)).FirstOrDefault(IsCandidate);
        if (member is null)
            problems.Add(new JobProblem(JobProblemKind.UnknownKeyMember, $"is no public readable member of {payload.Name}", hole.Text, "ConflictKey"));
        else if (Unsuitable(TypeOf(member), hole, compilation) is { } reason)
            problems.Add(new JobProblem(JobProblemKind.UnsuitableKeyMember, reason, hole.Text, "ConflictKey"));
        return member;
    }

    private static bool IsCandidate(ISymbol member) => member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public }
        && member is IPropertySymbol { IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public } or IFieldSymbol { IsConst: false };

    private static string? Unsuitable(ITypeSymbol type, KeyPart hole, Compilation compilation)
    {
        var value = type.WithoutNullable();
        var formattable = compilation.GetTypeByMetadataName("System.IFormattable");
        var canFormat = value.TypeKind == TypeKind.Enum
            || value.AllInterfaces.Any(candidate => SymbolEqualityComparer.Default.Equals(candidate, formattable));
        if (value.IsRefLikeType || value.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
            return $"is a {value.Name}, which has no text";
        if (canFormat)
            return null;
        if (hole.Format is not null)
            return $"has the format '{hole.Format}', which a {value.Name} does not use";
        return value.SpecialType is SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char
            || value.DefinitionName() is "System.Uri" or "System.Version"
            ? null
            : $"is a {value.ToDisplayString()}, whose text does not tell its values apart (implement IFormattable, or name a scalar)";
    }
}
