using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>The members that the platform sets as if by an object initializer: <c>init</c> and <c>required</c> ones.</summary>
internal static class MemberInitializers
{
    /// <summary>Whether a type has such members.</summary>
    public static bool Has(JsonTypeInfo info) => info.Properties.Any(property => property.AssociatedParameter is { IsMemberInitializer: true });
}
