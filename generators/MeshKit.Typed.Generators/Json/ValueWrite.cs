namespace MeshKit.Typed.Generators.Json;

internal enum WriteKind
{
    String,
    Number,
    Boolean,
    Base64,

    /// <summary>One character, written as text.</summary>
    Character,

    /// <summary>An enum's number.</summary>
    EnumNumber,

    /// <summary>A <c>T?</c> of a value type.</summary>
    Nullable,

    /// <summary>A call of the type's own write handler.</summary>
    Handler,

    /// <summary>By the platform, from the type's metadata.</summary>
    Metadata,

    /// <summary>By the platform, after a look for null values: a dictionary whose keys are no text.</summary>
    CheckedMetadata,

    /// <summary>A loop in place, since its elements must not be null.</summary>
    Sequence,

    /// <summary>The same of a dictionary with text keys.</summary>
    Dictionary,
}

/// <summary>How a value is written, in place.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Type">The value's type.</param>
/// <param name="Id">The name of its metadata.</param>
internal sealed record ValueWrite(WriteKind Kind, string Type, string Id)
{
    public bool IsReference { get; init; }

    /// <summary>Whether null is refused: the place says that it holds none, so no attempt could read it back.</summary>
    public bool RefuseNull { get; init; }

    /// <summary>Whether the value is an <c>ImmutableArray</c>, whose default value has no elements to walk.</summary>
    public bool IsImmutableArray { get; init; }

    /// <summary>An enum's underlying type.</summary>
    public string? Underlying { get; init; }

    public ValueWrite? Element { get; init; }

    /// <summary>Whether a null is refused here or in an element.</summary>
    public bool RefusesAnywhere => RefuseNull || Element is { RefusesAnywhere: true };
}
