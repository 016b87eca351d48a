using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Json;

/// <summary>Which types have a write handler. Where a feature needs the platform's logic there is none; the metadata still works.</summary>
internal static class HandlerRules
{
    private const int WhenReading = 5;

    public static bool HasHandler(INamedTypeSymbol type, Compilation compilation) =>
        !ObjectRules.Has(type, "JsonNumberHandling") && !ObjectRules.IsPolymorphic(type) && ObjectShape.Of(type, compilation).Members.All(HasHandler);

    /// <summary>Whether a collection has one: a dictionary's keys must be text.</summary>
    public static bool HasHandler(StoredShape shape) =>
        shape.Kind == ShapeKind.Sequence || (shape.Kind == ShapeKind.Dictionary && shape.Key!.SpecialType == SpecialType.System_String);

    private static bool HasHandler(StoredMember member) =>
        member.IsAlwaysIgnored || (!member.IsExtensionData && member.NumberHandling is null && member.IgnoreCondition is null or <= WhenReading);
}
