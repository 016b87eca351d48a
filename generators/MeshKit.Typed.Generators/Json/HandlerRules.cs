using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Json;

/// <summary>Which types have a write handler. Where a feature needs the platform's logic there is none; the metadata still works.</summary>
internal static class HandlerRules
{
    private const int WhenReading = 5;

    // WriteAsString, and AllowNamedFloatingPointLiterals.
    private const int WritingHandling = 2 | 4;

    private static readonly CompilationCache<INamedTypeSymbol, bool> Types = new(SymbolEqualityComparer.Default, Find);

    public static bool HasHandler(INamedTypeSymbol type, Compilation compilation) => Types.Get(type, compilation);

    /// <summary>Whether a collection has one: a dictionary's keys must be text.</summary>
    public static bool HasHandler(StoredShape shape) =>
        shape.Kind == ShapeKind.Sequence || (shape.Kind == ShapeKind.Dictionary && shape.Key!.SpecialType == SpecialType.System_String);

    private static bool ChangesWriting(int? numberHandling) => (numberHandling & WritingHandling) is not (null or 0);

    private static bool Find(INamedTypeSymbol type, Compilation compilation) =>
        !ChangesWriting(ObjectRules.Argument(type, "JsonNumberHandling") as int?) && !ObjectRules.IsPolymorphic(type) && ObjectShape.Of(type, compilation).Members.All(HasHandler);

    private static bool HasHandler(StoredMember member) =>
        member.IsAlwaysIgnored || (!member.IsExtensionData && !ChangesWriting(member.NumberHandling) && member.IgnoreCondition is null or <= WhenReading);
}
