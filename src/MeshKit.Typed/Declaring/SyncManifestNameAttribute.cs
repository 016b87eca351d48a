namespace MeshKit.Typed;

/// <summary>Gives the generated manifest class of this assembly a name of the app's own, as <c>"AppJobs"</c>.</summary>
/// <param name="name">A class name, or a namespace and a class name.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SyncManifestNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
