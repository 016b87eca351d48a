namespace MeshKit.Typed;

/// <summary>
/// Says that a type is what a payload looked like at an earlier version. The newer shape names it by <see cref="ISyncUpcast{TOlder, TSelf}"/>.
/// </summary>
/// <param name="version">The version that jobs of this shape were stored at, from 1.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class FormerVersionAttribute(int version) : Attribute
{
    /// <summary>The version that jobs of this shape were stored at.</summary>
    public int Version { get; } = version;
}
