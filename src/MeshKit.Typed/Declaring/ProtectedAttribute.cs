namespace MeshKit.Typed;

/// <summary>
/// Marks a member that must never be stored in clear: of a payload, a result or a checkpoint, or of a type within one. A mesh whose manifest has
/// such a member is refused at its opening with <c>protector_required</c>, unless it has a <see cref="MeshOptions.Protector"/>; that seals the
/// jobs of every kind, not these members alone. A conflict key is stored as a hash then, but a protected member is still best left out of it.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ProtectedAttribute : Attribute;
