using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>A property or field that JSON carries.</summary>
/// <remarks>Holds symbols: never let it leave a transform or an analysis action.</remarks>
internal sealed class StoredMember
{
    public required ISymbol Symbol { get; init; }

    public required ITypeSymbol Type { get; init; }

    /// <summary>The type that a converter of the member converts: what a <c>T?</c> holds, or the type itself.</summary>
    public ITypeSymbol ConvertedType => Type.WithoutNullable();

    /// <summary>The name in JSON: the attribute's, or the member's in camel case.</summary>
    public required string JsonName { get; init; }

    /// <summary>The name of <c>[JsonPropertyName]</c>, or null.</summary>
    public string? ExplicitName { get; init; }

    public int Order { get; init; }

    /// <summary>The value of <c>JsonIgnoreCondition</c>, or null for none. A member that is always ignored is only here for its constructor parameter.</summary>
    public int? IgnoreCondition { get; init; }

    /// <summary>The value of <c>JsonNumberHandling</c>, or null.</summary>
    public int? NumberHandling { get; init; }

    /// <summary>The value of <c>JsonObjectCreationHandling</c>, or null.</summary>
    public int? CreationHandling { get; init; }

    /// <summary>Whether the member holds what JSON has beyond the others.</summary>
    public bool IsExtensionData { get; init; }

    public bool IsIncluded { get; init; }

    /// <summary>Whether the member has <c>[JsonRequired]</c>.</summary>
    public bool IsJsonRequired { get; init; }

    /// <summary>Whether JSON without the member is refused. The chosen constructor has a say in it.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Whether the member is only read.</summary>
    public bool IsNeverWritten => IgnoreCondition == 4;

    public INamedTypeSymbol? Converter { get; init; }

    /// <summary>The getter, in whatever type of the hierarchy declares it; null for a field or where there is none.</summary>
    public IMethodSymbol? Getter { get; init; }

    /// <summary>The setter, likewise.</summary>
    public IMethodSymbol? Setter { get; init; }

    public bool IsAlwaysIgnored => IgnoreCondition == 1;

    public bool IsIgnoredWhenNull => IgnoreCondition == 3;

    public bool CanGet => !IsAlwaysIgnored && (Symbol is IFieldSymbol || Getter is not null);

    public bool CanSet => !IsAlwaysIgnored && (Symbol is IFieldSymbol || Setter is not null);

    /// <summary>Whether reading gives null only where the type says so: a reference type that is not annotated.</summary>
    public bool IsGetNonNull => Nullability.IsNonNull(Symbol, Type, Nullability.MaybeNull, Nullability.NotNull);

    /// <summary>Whether setting takes null only where the type says so.</summary>
    public bool IsSetNonNull => Nullability.IsNonNull(Symbol, Type, Nullability.AllowNull, Nullability.DisallowNull);
}
