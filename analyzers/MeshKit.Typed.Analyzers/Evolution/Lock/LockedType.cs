using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>An object or an enum as stored.</summary>
internal sealed class LockedType
{
    public const string DefaultDiscriminator = "$type";

    /// <summary>The members that are read, by their names in JSON.</summary>
    public SortedDictionary<string, LockedMember> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether only what derives from the type is stored.</summary>
    public bool IsAbstract { get; set; }

    /// <summary>Whether what JSON has beyond the members is kept.</summary>
    public bool HasExtensionData { get; set; }

    /// <summary>The member that tells the derived types apart; null for a type that is not polymorphic.</summary>
    public string? Discriminator { get; set; }

    /// <summary>The name of each derived type, by its discriminator.</summary>
    public SortedDictionary<string, string> Derived { get; } = new(StringComparer.Ordinal);

    /// <summary>The same for discriminators that are numbers.</summary>
    public SortedDictionary<int, string> DerivedByNumber { get; } = [];

    /// <summary>How an enum's values are stored: <c>string</c>, or the scalar of its numbers. Null for an object.</summary>
    public string? Enum { get; set; }

    /// <summary>An enum's names as JSON has them, each with its number.</summary>
    public SortedDictionary<string, decimal> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>The type in the code; null for one that was read from a lock. Never written.</summary>
    public INamedTypeSymbol? Symbol { get; init; }
}

/// <summary>A member as stored.</summary>
/// <param name="Type">What it holds.</param>
/// <param name="IsOptional">Whether JSON without it is read.</param>
/// <param name="NumbersAreText">Whether numbers are stored as strings.</param>
/// <param name="NumbersHaveNames">Whether <c>NaN</c> and the infinities are stored, by name.</param>
internal sealed record LockedMember(WireType Type, bool IsOptional = false, bool NumbersAreText = false, bool NumbersHaveNames = false)
{
    /// <summary>Whether numbers are read from strings. Never written: a lock says what is stored, code what it reads.</summary>
    public bool ReadsText { get; init; } = NumbersAreText;

    /// <summary>The member in the code; null for one that was read from a lock. Never written.</summary>
    public ISymbol? Symbol { get; init; }
}
