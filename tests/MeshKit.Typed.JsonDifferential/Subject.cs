using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>A type that both generators know.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Type">The type.</param>
/// <param name="Official">The platform's context.</param>
/// <param name="Ours">The generated one.</param>
/// <param name="Samples">Values that no document reaches.</param>
public sealed record Subject(string Name, Type Type, IJsonTypeInfoResolver Official, IJsonTypeInfoResolver Ours, IReadOnlyList<object> Samples)
{
    public override string ToString() => Name;
}
