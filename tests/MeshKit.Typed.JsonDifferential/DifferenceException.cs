namespace MeshKit.Typed.JsonDifferential;

/// <summary>The generators differ, and no deviation says that they may.</summary>
public sealed class DifferenceException(Difference difference) : Exception(difference.ToString())
{
    public Difference Difference { get; } = difference;
}
