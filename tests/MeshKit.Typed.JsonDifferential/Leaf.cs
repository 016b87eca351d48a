using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>One place where two documents of a type differ.</summary>
/// <param name="Owner">The type whose member it is, or the collection.</param>
/// <param name="Property">The member; null for an element, an entry or the root.</param>
/// <param name="Official">What one document has there; null where it has nothing.</param>
/// <param name="Ours">What the other one has there.</param>
/// <param name="IsInInput">Whether the document that was read has anything there.</param>
internal sealed record Leaf(JsonTypeInfo Owner, JsonPropertyInfo? Property, JsonElement? Official, JsonElement? Ours, bool IsInInput);
