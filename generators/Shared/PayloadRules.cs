using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>What a payload's own declaration must be for code to be generated beside it.</summary>
internal static class PayloadRules
{
    public static void Check(INamedTypeSymbol payload, Compilation compilation, ICollection<JobProblem> problems)
    {
        if (Reason(payload, compilation) is { } reason)
            problems.Add(new JobProblem(JobProblemKind.CannotGenerate, reason, payload.Name));
    }

    /// <summary>The name of the generated members for a payload: the type's, after those of the types around it (<c>Outer_Inner</c>).</summary>
    public static string Identifier(INamedTypeSymbol payload) =>
        payload.ContainingType is null ? payload.Name : Identifier(payload.ContainingType) + "_" + payload.Name;

    /// <summary>The name of the class with a payload's enqueue methods, in the payload's namespace.</summary>
    public static string EnqueueClass(INamedTypeSymbol payload) => Identifier(payload) + "Sync";

    private static string? Reason(INamedTypeSymbol payload, Compilation compilation)
    {
        if (payload.IsStatic)
            return "is static";
        if (payload.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return "is neither a class nor a struct";
        if (payload.IsAbstract)
            return "is abstract, so that no payload can be read back";
        if (payload.IsRefLikeType)
            return "is a ref struct, which cannot be stored";
        for (var type = payload; type is not null; type = type.ContainingType)
        {
            if (type.Arity > 0)
                return "is generic: a stored job has one shape";
            if (type.IsFileLocal)
                return "is local to its file, where generated code cannot name it";
        }

        if (!compilation.IsSymbolAccessibleWithin(payload, compilation.Assembly))
            return "is private to another type, where generated code cannot name it";
        if (ManifestNaming.HidesVar(payload.ContainingNamespace))
            return "stands in the scope of a type that is called var, which generated code would mean";
        return Taken(payload, compilation);
    }

    // A generator does not see its own output, but an analyzer does: what was generated takes no name from itself.
    private static string? Taken(INamedTypeSymbol payload, Compilation compilation)
    {
        var prefix = payload.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToMetadataName() + "." : "";
        var methods = EnqueueClass(payload);
        if (IsHandWritten(compilation.Assembly.GetTypeByMetadataName(prefix + methods)))
            return $"has its enqueue methods in the class {methods}, which already exists";
        if (payload.ContainingNamespace.GetNamespaceMembers().Any(inner => inner.Name == methods))
            return $"has its enqueue methods in the class {methods}, which is a namespace already";
        return payload.ContainingType is not null
            && (compilation.Assembly.GetTypeByMetadataName(prefix + Identifier(payload)) is not null || HasNamesake(payload, payload.ContainingNamespace, ""))
            ? $"is named {Identifier(payload)} in generated code, as another type is"
            : null;
    }

    // A_B.C and A.B_C are both A_B_C. Only types whose names begin so are looked into.
    private static bool HasNamesake(INamedTypeSymbol payload, INamespaceOrTypeSymbol within, string prefix) =>
        within.GetTypeMembers().Any(type =>
            Identifier(payload) is var wanted
            && prefix + type.Name is var name
            && ((name == wanted && !SymbolEqualityComparer.Default.Equals(type, payload) && type.Attribute(MetadataNames.SyncJobAttribute) is not null)
                || (wanted.StartsWith(name + "_", StringComparison.Ordinal) && HasNamesake(payload, type, name + "_"))));

    private static bool IsHandWritten(INamedTypeSymbol? type) => type is not null && !ManifestNaming.IsGenerated(type);
}
