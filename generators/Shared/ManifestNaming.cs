using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MeshKit.Typed.Shared;

/// <summary>How the assembly's manifest class is named, and whether the name is free.</summary>
internal static class ManifestNaming
{
    // Members of the manifest: a class cannot have one of its own name.
    private static readonly string[] Members = ["Manifest", "HandlersFrom", "Handlers", "Instance"];

    /// <summary>Chooses the name: the assembly attribute's, else one made of root namespace and assembly name.</summary>
    /// <param name="assembly">The assembly's name.</param>
    /// <param name="rootNamespace">The build property, or null.</param>
    /// <param name="chosen">The attribute's value: a class, or a namespace and a class; null where there is none.</param>
    public static (string Namespace, string Name) Of(string assembly, string? rootNamespace, string? chosen)
    {
        var ns = Sanitize(rootNamespace is { Length: > 0 } ? rootNamespace : assembly);
        if (chosen is { Length: > 0 })
        {
            var dot = chosen.LastIndexOf('.');
            return (dot < 0 ? ns : Sanitize(chosen.Substring(0, dot)), SanitizePart(chosen.Substring(dot + 1)));
        }

        return (ns, SanitizePart(assembly.Replace(".", "")) + "Jobs");
    }

    /// <summary>5008: why the manifest cannot have its name, as the end of a sentence, and what stands in the way; null where it can.</summary>
    public static (string Message, ISymbol? Symbol)? Problem(Compilation compilation, string ns, string name)
    {
        if (Members.Contains(name))
            return ("has the name of one of its own members", null);
        for (var end = ns.Length; end > 0; end = ns.LastIndexOf('.', end - 1))
        {
            if (compilation.Assembly.GetTypeByMetadataName(ns.Substring(0, end)) is { } outer)
                return ($"is to stand in the namespace {ns.Substring(0, end)}, which is a type", outer);
        }

        var prefix = ns.Length == 0 ? "" : ns + ".";
        foreach (var made in new[] { name, name + "Json" })
        {
            if (compilation.Assembly.GetTypeByMetadataName(prefix + made) is { } type && !IsGenerated(type) && !IsPartialClass(type))
                return ($"is made as {prefix}{made}, which is a type already", type);
        }

        if (HidesVar(FindNamespace(compilation, ns)))
            return ($"is to stand in the namespace {ns}, in the scope of a type that is called var", null);
        return FindNamespace(compilation, prefix + name) is { } other ? ($"is made as {prefix}{name}, which is a namespace already", other) : null;
    }

    /// <summary>Whether <c>var</c> means a type in a namespace.</summary>
    public static bool HidesVar(INamespaceSymbol? ns)
    {
        for (; ns is not null; ns = ns.ContainingNamespace)
        {
            if (!ns.GetTypeMembers("var").IsEmpty)
                return true;
        }

        return false;
    }

    /// <summary>Whether a type is this generator's own, as an analyzer sees it.</summary>
    public static bool IsGenerated(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.ToDisplayString() == "System.CodeDom.Compiler.GeneratedCodeAttribute"
        && attribute.ConstructorArguments.FirstOrDefault().Value is "MeshKit.Typed.Generators");

    // The app may add to its manifest.
    private static bool IsPartialClass(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.All(reference =>
        reference.GetSyntax() is ClassDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static INamespaceSymbol? FindNamespace(Compilation compilation, string name)
    {
        var current = compilation.Assembly.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            if (current?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part) is not { } found)
                return null;
            current = found;
        }

        return current;
    }

    private static string Sanitize(string dotted) =>
        string.Join(".", dotted.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(SanitizePart));

    private static string SanitizePart(string part)
    {
        var text = string.Concat(part.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return text.Length > 0 && SyntaxFacts.IsIdentifierStartCharacter(text[0]) ? text : "_" + text;
    }
}
