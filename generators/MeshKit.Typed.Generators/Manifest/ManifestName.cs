using MeshKit.Typed.Generators.Common;

namespace MeshKit.Typed.Generators.Manifest;

/// <summary>How the assembly's manifest class is named.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Name">Its own name.</param>
internal sealed record ManifestName(string Namespace, string Name)
{
    /// <summary>Whether the name is free. Where it is not, nothing is generated, and a rule says why.</summary>
    public bool IsFree { get; init; } = true;

    /// <summary>The class, in code.</summary>
    public string Type => Qualify(Name);

    /// <summary>The JSON context beside it, in code.</summary>
    public string JsonContext => Qualify(JsonName);

    /// <summary>The JSON context's own name.</summary>
    public string JsonName => Name + "Json";

    private string Qualify(string name) => "global::" + (Namespace.Length == 0 ? "" : Code.Name(Namespace) + ".") + Code.Identifier(name);
}
