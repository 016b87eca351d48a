namespace MeshKit.Typed;

/// <summary>
/// Names a kind that this payload's jobs were stored under before it was renamed. They are run by its handler, found by its queries and
/// deduplicated against its keys; the versions of both names are one series. New jobs have the new kind.
/// </summary>
/// <param name="kind">The former kind, written as a literal.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class FormerKindAttribute(string kind) : Attribute
{
    /// <summary>The former kind.</summary>
    public string Kind { get; } = kind;
}
