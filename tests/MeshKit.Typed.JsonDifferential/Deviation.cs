namespace MeshKit.Typed.JsonDifferential;

/// <summary>A difference that is meant. Each one is listed in docs/json.md.</summary>
/// <param name="Name">The heading in docs/json.md.</param>
/// <param name="Covers">Whether a difference is this one: as narrow as can be told.</param>
public sealed record Deviation(string Name, Func<Difference, bool> Covers)
{
    public override string ToString() => Name;
}
