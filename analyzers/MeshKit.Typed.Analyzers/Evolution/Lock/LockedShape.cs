namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>What one version of a payload looks like when stored.</summary>
internal sealed class LockedShape
{
    /// <summary>The value of <see cref="Opaque"/> for JSON that a context of the app's own makes.</summary>
    public const string ByContext = "context";

    /// <summary>What makes the payload's JSON where it is not known here: <see cref="ByContext"/>, or a converter as <c>converter Name</c>.</summary>
    public string? Opaque { get; init; }

    /// <summary>The payload itself.</summary>
    public LockedType Root { get; init; } = new();

    /// <summary>The types below it, by the path at which each is met first.</summary>
    public SortedDictionary<string, LockedType> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Finds what a <see cref="WireKind.Reference"/> names; the payload itself has the empty name.</summary>
    public LockedType? Find(string name) => name.Length == 0 ? Root : Types.TryGetValue(name, out var type) ? type : null;
}
