using System.Text;
using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Json;

/// <summary>
/// Names a type's metadata on the generated context: readable, made of the full metadata name, and different for different types. It is
/// found from the type alone, so that no other type's edit changes it.
/// </summary>
internal static class JsonIdentifier
{
    private static readonly string[] ShortNamespaces = ["System", "System.Collections.Generic", "System.Collections.Immutable"];

    // Annotations don't count: metadata is one for all of them.
    private static readonly CompilationCache<ITypeSymbol, string> Known = new(SymbolEqualityComparer.Default, static (type, _) => Make(type));

    /// <summary>The identifier of a type.</summary>
    public static string Of(ITypeSymbol type, Compilation compilation) => Known.Get(type, compilation);

    /// <summary>The full metadata name with its arguments: different for different types.</summary>
    public static string Exact(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Exact(array.ElementType) + "[]",
        INamedTypeSymbol named => named.ToMetadataName() + Arguments(named, "[", ",", "]", Exact),
        _ => type.ToCode(),
    };

    private static string Make(ITypeSymbol type)
    {
        var (name, exact) = (Readable(type), Exact(type));

        // An underscore stands for a dot: a name that has its own is told apart by a hash.
        return exact.Contains('_') || name.Length > 200 ? Shorten(name) + "_" + StableHash.Of(exact) : name;
    }

    private static string Readable(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => "Array__" + Readable(array.ElementType),
        INamedTypeSymbol named => Definition(named) + Arguments(named, "__", "__", "", Readable),
        _ => "Unknown",
    };

    private static string Definition(INamedTypeSymbol type)
    {
        var text = new StringBuilder(type.ToMetadataName());
        var ns = type.ContainingNamespace is { IsGlobalNamespace: false } containing ? containing.ToMetadataName() : "";
        if (ShortNamespaces.Contains(ns) && !type.Locations.Any(location => location.IsInSource))
            text.Remove(0, ns.Length + 1);
        else if (ns.Length == 0)
            text.Insert(0, "global_");
        return text.Replace('.', '_').Replace("`", "_").Replace("+", "___").ToString();
    }

    private static string Arguments(INamedTypeSymbol type, string open, string comma, string close, Func<ITypeSymbol, string> name)
    {
        var arguments = type.SelfAndOuter().Reverse().SelectMany(outer => outer.TypeArguments).ToList();
        return arguments.Count == 0 ? "" : open + string.Join(comma, arguments.Select(name)) + close;
    }

    private static string Shorten(string name) => name.Length > 100 ? name.Substring(0, 100) : name;
}
