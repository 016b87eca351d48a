using MeshKit.Typed.Generators.Common;

namespace MeshKit.Typed.Generators.Manifest;

/// <summary>How the assembly's manifest class is named.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Name">Its own name.</param>
internal sealed record ManifestName(string Namespace, string Name)
{
    /// <summary>The class, in code.</summary>
    public string Type => Qualify(Name);

    /// <summary>The JSON context beside it, in code.</summary>
    public string JsonContext => Qualify(JsonName);

    /// <summary>The JSON context's own name.</summary>
    public string JsonName => Name + "Json";

    /// <summary>Chooses the name: the assembly attribute's, else one made of root namespace and assembly name.</summary>
    /// <param name="assembly">The assembly's name.</param>
    /// <param name="rootNamespace">The build property, or null.</param>
    /// <param name="chosen">The attribute's value: a class, or a namespace and a class; null where there is none.</param>
    public static ManifestName Of(string assembly, string? rootNamespace, string? chosen)
    {
        var ns = Sanitize(rootNamespace is { Length: > 0 } ? rootNamespace : assembly);
        if (chosen is { Length: > 0 })
        {
            var dot = chosen.LastIndexOf('.');
            return new ManifestName(dot < 0 ? ns : Sanitize(chosen.Substring(0, dot)), SanitizePart(chosen.Substring(dot + 1)));
        }

        return new ManifestName(ns, SanitizePart(assembly.Replace(".", "")) + "Jobs");
    }

    private static string Sanitize(string dotted) =>
        string.Join(".", dotted.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(SanitizePart));

    private static string SanitizePart(string part)
    {
        var text = string.Concat(part.Select(c => Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return text.Length > 0 && Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsIdentifierStartCharacter(text[0]) ? text : "_" + text;
    }

    private string Qualify(string name) => "global::" + (Namespace.Length == 0 ? "" : Code.Name(Namespace) + ".") + Code.Identifier(name);
}
