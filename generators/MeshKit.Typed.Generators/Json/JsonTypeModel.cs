using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Shared;

namespace MeshKit.Typed.Generators.Json;

/// <summary>The JSON of one type, as code. It is made from the type alone, so that it is the same wherever the type is met.</summary>
internal sealed record JsonTypeModel
{
    /// <summary>The name of its metadata on the context.</summary>
    public required string Id { get; init; }

    public required string Hint { get; init; }

    public required string Type { get; init; }

    public required ShapeKind Kind { get; init; }

    public required bool IsReference { get; init; }

    /// <summary>The converter of a scalar (a name on <c>JsonMetadataServices</c>) or of a type that names one (a type).</summary>
    public string? Converter { get; init; }

    /// <summary>What a <c>T?</c> or a collection holds, and for a collection how an element is written.</summary>
    public ValueWrite? Element { get; init; }

    /// <summary>A dictionary's key.</summary>
    public string? Key { get; init; }

    public CollectionFactory? Collection { get; init; }

    public ObjectModel? Object { get; init; }

    /// <summary>Whether the type has a write handler; without one the platform writes by the metadata.</summary>
    public bool HasHandler { get; init; }
}

/// <summary>A class or struct.</summary>
internal sealed record ObjectModel
{
    /// <summary>The expression that makes an object, of <c>args</c> where the constructor has parameters; null for an abstract type.</summary>
    public required string? Creator { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    public required EquatableArray<PropertyModel> Properties { get; init; }

    /// <summary>Declarations of accessors to what C# does not let generated code call.</summary>
    public required AccessorsModel Accessors { get; init; }

    public required int? NumberHandling { get; init; }

    public required int? UnmappedHandling { get; init; }

    public required int? CreationHandling { get; init; }

    /// <summary>Whether the type wants to be told before it is written.</summary>
    public required bool IsToldBefore { get; init; }

    /// <summary>Whether the type wants to be told after it was written.</summary>
    public required bool IsToldAfter { get; init; }

    /// <summary>
    /// Whether collections are looked through for null before the platform writes the object: it has no write handler, or is written by one
    /// only where it is not met as a derived type.
    /// </summary>
    public required bool IsChecked { get; init; }
}

/// <summary>A constructor's parameter; its default as code, or null where it has none.</summary>
internal sealed record ParameterModel(string Name, string Type, string? Default, bool IsNullable);

/// <summary>A member.</summary>
internal sealed record PropertyModel
{
    /// <summary>The context's method that stands for the setter of what a constructor sets.</summary>
    public const string SetByConstructor = "SetByConstructor";

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string DeclaringType { get; init; }

    public required string JsonName { get; init; }

    public required string? ExplicitName { get; init; }

    public required bool IsProperty { get; init; }

    public required bool IsPublic { get; init; }

    public required bool IsIncluded { get; init; }

    public required bool IsExtensionData { get; init; }

    public required bool IsRequired { get; init; }

    public required bool IsGetNonNull { get; init; }

    public required bool IsSetNonNull { get; init; }

    public required int Order { get; init; }

    public required int? IgnoreCondition { get; init; }

    public required int? NumberHandling { get; init; }

    public required int? CreationHandling { get; init; }

    /// <summary>The member's own converter; null for none.</summary>
    public required ConverterModel? Converter { get; init; }

    /// <summary>The value, as an expression over <c>obj</c>; null for a member that is only read.</summary>
    public required string? Getter { get; init; }

    /// <summary>The delegate that assigns it; null for a member that is only written.</summary>
    public required string? Setter { get; init; }

    /// <summary>The value, as an expression over <c>value</c>, in a write handler.</summary>
    public required string? Read { get; init; }

    public required ValueWrite? Write { get; init; }
}

/// <summary>A member's converter.</summary>
/// <param name="Id">The name of the metadata by which a write handler uses it.</param>
/// <param name="Expansion">The call that makes it fit the member's type.</param>
/// <param name="Converter">Its type.</param>
internal sealed record ConverterModel(string Id, string Expansion, string Converter)
{
    /// <summary>The converter, as an expression.</summary>
    /// <param name="options">The serializer's options, as an expression.</param>
    public string ToCode(string options) => $"{Expansion}(new {Converter}(), {options})";
}

/// <summary>Accessors, and the generic classes that hold those of generic types.</summary>
internal sealed record AccessorsModel(EquatableArray<string> Plain, EquatableArray<GenericAccessors> Generic);

/// <summary>The accessors to one generic type: the class that mirrors its type parameters.</summary>
internal sealed record GenericAccessors(string Header, EquatableArray<string> Members);
