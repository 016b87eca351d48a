namespace MeshKit.Typed;

/// <summary>Names the generated manifest class of an assembly, so that rules see the jobs of referenced assemblies. Written by the generator.</summary>
/// <param name="manifestType">The manifest class.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SyncManifestAttribute(Type manifestType) : Attribute
{
    /// <summary>The manifest class.</summary>
    public Type ManifestType { get; } = manifestType;

    /// <summary>The kinds that the manifest declares, so that a duplicate is found at compile time.</summary>
    public string[] Kinds { get; set; } = [];
}
