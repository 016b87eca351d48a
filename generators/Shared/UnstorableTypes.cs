using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>The types that no store can hold, each with its reason.</summary>
internal static class UnstorableTypes
{
    private const int DeepestNesting = 12;

    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal)
    {
        ["System.Threading.CancellationToken"] = "is a CancellationToken, which means nothing after a restart",
        ["System.IServiceProvider"] = "is an IServiceProvider, which belongs to the handler",
        ["System.IntPtr"] = "is a pointer",
        ["System.UIntPtr"] = "is a pointer",
        ["System.Collections.Frozen.FrozenSet`1"] = "is a FrozenSet, which is written but never read (use ImmutableHashSet<T>)",
        ["System.Collections.Frozen.FrozenDictionary`2"] = "is a FrozenDictionary, which is written but never read (use ImmutableDictionary<TKey, TValue>)",
        ["System.Collections.Generic.IReadOnlySet`1"] = "is an IReadOnlySet, which is written but never read (use ImmutableHashSet<T>)",
        ["System.Threading.Tasks.ValueTask"] = "is a task, which means nothing after a restart",
        ["System.Threading.Tasks.ValueTask`1"] = "is a task, which means nothing after a restart",
    };

    private static readonly Dictionary<string, string> ByBase = new(StringComparer.Ordinal)
    {
        ["System.IO.Stream"] = "is a stream, which cannot be stored (store where to open it)",
        ["System.Threading.Tasks.Task"] = "is a task, which means nothing after a restart",
        ["System.Reflection.MemberInfo"] = "is a Type or another part of a program, which stored data must not name",
        ["System.Exception"] = "is an exception, which cannot be read back (store its message)",
    };

    /// <summary>Why a type is not storable whatever it holds, as the end of a sentence; null where it may be.</summary>
    public static string? Reason(ITypeSymbol type)
    {
        if (ByKind(type) is { } reason)
            return reason;
        if (type.IsRefLikeType)
            return "is a ref struct";
        if (type.IsTupleType)
            return "is a tuple, whose elements have no names when stored (declare a record)";
        if (type.IsAnonymousType)
            return "is an anonymous type";
        if (ByName.TryGetValue(type.DefinitionName(), out reason))
            return reason;
        foreach (var current in type.SelfAndBases())
        {
            if (ByBase.TryGetValue(current.DefinitionName(), out reason))
                return reason;
        }

        // A type that holds a larger construction of itself, as A<T> does an A<A<T>>, has no end.
        if (Nesting(type) > DeepestNesting)
            return "nests generic types without end";
        return type is INamedTypeSymbol { IsUnboundGenericType: true } || HasOpenParameter(type) ? "is an open generic type" : null;
    }

    private static string? ByKind(ITypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Delegate => "is a delegate",
        TypeKind.Pointer or TypeKind.FunctionPointer => "is a pointer",
        TypeKind.TypeParameter => "is a type parameter",
        TypeKind.Dynamic => "is dynamic: what is behind it could not be read back",
        TypeKind.Error => "is a type that cannot be found (one that another generator makes is not visible here; name a JsonContext of the app's own)",
        _ when type.SpecialType == SpecialType.System_Object => "is an object: what is behind it could not be read back",
        _ when type.SpecialType == SpecialType.System_Void => "is void",
        _ => null,
    };

    private static int Nesting(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => 1 + Nesting(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: > 0 } named => 1 + named.TypeArguments.Max(Nesting),
        _ => 0,
    };

    private static bool HasOpenParameter(ITypeSymbol type) =>
        type is INamedTypeSymbol named
        && named.SelfAndOuter().SelectMany(outer => outer.TypeArguments).Any(argument => argument.TypeKind == TypeKind.TypeParameter);
}
