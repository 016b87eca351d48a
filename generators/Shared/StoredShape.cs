using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

internal enum ShapeKind
{
    /// <summary>Not storable; <see cref="StoredShape.Problem"/> says why.</summary>
    None,

    /// <summary>Written by one of the platform's converters.</summary>
    Scalar,

    /// <summary>An enum without a converter of its own: its number.</summary>
    Enum,

    /// <summary><c>T?</c> of a value type.</summary>
    Nullable,

    /// <summary>A list, array, set or another sequence.</summary>
    Sequence,

    /// <summary>A dictionary.</summary>
    Dictionary,

    /// <summary>A class or struct of members.</summary>
    Object,

    /// <summary>A type with a converter of its own.</summary>
    Converter,
}

/// <summary>How one type is stored, without looking into what it holds. The generator's JSON follows exactly this.</summary>
/// <remarks>Holds symbols: never let it leave a transform or an analysis action.</remarks>
internal sealed class StoredShape
{
    // Annotations count: a list of nullable elements is another shape than one without.
    private static readonly CompilationCache<ITypeSymbol, StoredShape> Shapes = new(SymbolEqualityComparer.IncludeNullability, Classify);

    private StoredShape(ShapeKind kind) => Kind = kind;

    public ShapeKind Kind { get; }

    /// <summary>Why the type is not storable, as the end of a sentence: "is a delegate".</summary>
    public string? Problem { get; private init; }

    /// <summary>The platform's converter, as <c>GuidConverter</c> of <c>JsonMetadataServices</c>.</summary>
    public string? ScalarConverter { get; private init; }

    /// <summary>How <c>JsonMetadataServices</c> makes the collection.</summary>
    public CollectionFactory? Collection { get; private init; }

    /// <summary>A collection's element or value, or what a <c>T?</c> holds; with its nullable annotation.</summary>
    public ITypeSymbol? Element { get; private init; }

    /// <summary>A dictionary's key.</summary>
    public ITypeSymbol? Key { get; private init; }

    /// <summary>The converter that the type names, or an enum's.</summary>
    public INamedTypeSymbol? Converter { get; private init; }

    /// <summary>Classifies a type.</summary>
    public static StoredShape Of(ITypeSymbol type, Compilation compilation) => Shapes.Get(type, compilation);

    /// <summary>A type's name for a message.</summary>
    public static string Describe(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static StoredShape Classify(ITypeSymbol type, Compilation compilation)
    {
        if (UnstorableTypes.Reason(type) is { } reason)
            return Not(reason);
        if (type is IArrayTypeSymbol array)
            return OfArray(array);
        var named = (INamedTypeSymbol)type;
        if (ScalarTypes.ConverterOf(named) is { } scalar)
            return new StoredShape(ShapeKind.Scalar) { ScalarConverter = scalar };
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return new StoredShape(ShapeKind.Nullable) { Element = named.TypeArguments[0] };
        if (!compilation.IsSymbolAccessibleWithin(named, compilation.Assembly))
            return Not($"is {Describe(named)}, which generated code cannot reach");
        if (named.SelfAndOuter().Any(outer => outer.IsFileLocal))
            return Not($"is {Describe(named)}, which is local to its file");
        if (JsonConverters.Of(named, named, compilation, out var wrong) is { } converter)
            return new StoredShape(ShapeKind.Converter) { Converter = converter };
        if (wrong is not null)
            return Not(wrong);
        if (CollectionFactory.Find(named) is { } factory)
            return OfCollection(named, factory);
        if (named.TypeKind == TypeKind.Enum)
            return ReferenceAliases.IsHidden(named, compilation) ? Hidden(named) : new StoredShape(ShapeKind.Enum);
        return ReferenceAliases.IsHidden(named, compilation) ? Hidden(named) : OfObject(named);
    }

    private static StoredShape Not(string reason) => new(ShapeKind.None) { Problem = reason };

    private static StoredShape Hidden(INamedTypeSymbol type) =>
        Not($"is {Describe(type)}, of an assembly that is referenced only under an alias, where generated code cannot name it");

    private static StoredShape OfArray(IArrayTypeSymbol array)
    {
        if (array.Rank != 1)
            return Not("is an array of several dimensions");
        return array.ElementType.SpecialType == SpecialType.System_Byte
            ? new StoredShape(ShapeKind.Scalar) { ScalarConverter = "ByteArrayConverter" }
            : new StoredShape(ShapeKind.Sequence) { Collection = CollectionFactory.Array, Element = array.ElementType };
    }

    private static StoredShape OfCollection(INamedTypeSymbol type, CollectionFactory factory)
    {
        if (factory.Unstorable is { } reason)
            return Not($"is {Describe(type)}, which {reason}");
        if (!factory.IsDictionary)
            return new StoredShape(ShapeKind.Sequence) { Collection = factory, Element = type.TypeArguments[0] };
        var key = type.TypeArguments[0];
        return key.TypeKind == TypeKind.Enum || ScalarTypes.IsKey(key)
            ? new StoredShape(ShapeKind.Dictionary) { Collection = factory, Key = key, Element = type.TypeArguments[1] }
            : Not($"is a dictionary by {Describe(key)}, which is no JSON member name (use a string, a number, a Guid or an enum)");
    }

    private static StoredShape OfObject(INamedTypeSymbol type)
    {
        if (ObjectRules.WrongDerivedTypes(type) is { } wrong)
            return Not(wrong);
        if (type.IsAbstract && !ObjectRules.IsPolymorphic(type))
            return Not($"is {Describe(type)}, which is {(type.TypeKind == TypeKind.Interface ? "an interface" : "abstract")}: what is behind it could not be read back (declare each by [JsonDerivedType])");
        if (type.AllInterfaces.Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable))
            return Not($"is {Describe(type)}, a collection of its own (use a platform's, such as ImmutableArray<T>, or a [JsonConverter])");
        if (IsOfPlatform(type))
            return Not($"is {Describe(type)}, a platform's type without JSON of its own");
        return new StoredShape(ShapeKind.Object);
    }

    private static bool IsOfPlatform(INamedTypeSymbol type)
    {
        var ns = type.ContainingNamespace.ToMetadataName();
        return !type.Locations.Any(location => location.IsInSource) && (ns == "System" || ns.StartsWith("System.", StringComparison.Ordinal)) && type.DefinitionName() is not "System.Collections.Generic.KeyValuePair`2";
    }
}
