using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>How <c>JsonMetadataServices</c> makes a collection.</summary>
/// <param name="Method">The factory method, as <c>CreateListInfo</c>.</param>
/// <param name="IsDictionary">Whether it holds keys and values.</param>
/// <param name="CanCreate">Whether the collection is made by its own constructor; an interface is made by the platform.</param>
/// <param name="CreateRange">What makes an immutable collection of its elements, in code.</param>
/// <param name="Unstorable">Why such a collection is not storable.</param>
internal sealed record CollectionFactory(
    string Method, bool IsDictionary = false, bool CanCreate = false, string? CreateRange = null, string? Unstorable = null)
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Reversed = "comes back in reverse order (use a List<T>)";

    private static readonly Dictionary<string, CollectionFactory> Factories = new(StringComparer.Ordinal)
    {
        [Generic + "List`1"] = new("CreateListInfo", CanCreate: true),
        [Generic + "IList`1"] = new("CreateIListInfo"),
        [Generic + "ICollection`1"] = new("CreateICollectionInfo"),
        [Generic + "IEnumerable`1"] = new("CreateIEnumerableInfo"),
        [Generic + "IReadOnlyList`1"] = new("CreateIEnumerableInfo"),
        [Generic + "IReadOnlyCollection`1"] = new("CreateIEnumerableInfo"),
        [Generic + "ISet`1"] = new("CreateISetInfo"),
        [Generic + "HashSet`1"] = new("CreateISetInfo", CanCreate: true),
        [Generic + "SortedSet`1"] = new("CreateISetInfo", CanCreate: true),
        [Generic + "LinkedList`1"] = new("CreateICollectionInfo", CanCreate: true),
        [Generic + "Queue`1"] = new("CreateQueueInfo", CanCreate: true),
        [Generic + "Stack`1"] = new("CreateStackInfo", Unstorable: Reversed),
        ["System.Collections.ObjectModel.Collection`1"] = new("CreateIListInfo", CanCreate: true),
        ["System.Collections.ObjectModel.ObservableCollection`1"] = new("CreateIListInfo", CanCreate: true),
        [Immutable + "ImmutableArray`1"] = OfImmutable("ImmutableArray"),
        [Immutable + "ImmutableList`1"] = OfImmutable("ImmutableList"),
        [Immutable + "IImmutableList`1"] = OfImmutable("ImmutableList"),
        [Immutable + "ImmutableHashSet`1"] = OfImmutable("ImmutableHashSet"),
        [Immutable + "IImmutableSet`1"] = OfImmutable("ImmutableHashSet"),
        [Immutable + "ImmutableSortedSet`1"] = OfImmutable("ImmutableSortedSet"),
        [Immutable + "ImmutableQueue`1"] = OfImmutable("ImmutableQueue"),
        [Immutable + "IImmutableQueue`1"] = OfImmutable("ImmutableQueue"),
        [Immutable + "ImmutableStack`1"] = new("CreateImmutableEnumerableInfo", Unstorable: Reversed),
        [Immutable + "IImmutableStack`1"] = new("CreateImmutableEnumerableInfo", Unstorable: Reversed),
        [Generic + "Dictionary`2"] = new("CreateDictionaryInfo", IsDictionary: true, CanCreate: true),
        [Generic + "IDictionary`2"] = new("CreateIDictionaryInfo", IsDictionary: true),
        [Generic + "IReadOnlyDictionary`2"] = new("CreateIReadOnlyDictionaryInfo", IsDictionary: true),
        [Generic + "SortedDictionary`2"] = new("CreateIDictionaryInfo", IsDictionary: true, CanCreate: true),
        [Immutable + "ImmutableDictionary`2"] = OfImmutable("ImmutableDictionary", isDictionary: true),
        [Immutable + "IImmutableDictionary`2"] = OfImmutable("ImmutableDictionary", isDictionary: true),
        [Immutable + "ImmutableSortedDictionary`2"] = OfImmutable("ImmutableSortedDictionary", isDictionary: true),
    };

    /// <summary>Whether it is an <c>ImmutableArray</c>, whose default value has no elements to walk.</summary>
    public bool IsImmutableArray => CreateRange == $"global::{Immutable}ImmutableArray.CreateRange";

    /// <summary>One-dimensional arrays.</summary>
    public static CollectionFactory Array { get; } = new("CreateArrayInfo");

    /// <summary>The factory of a known collection; null for any other type.</summary>
    public static CollectionFactory? Find(INamedTypeSymbol type) => Factories.TryGetValue(type.DefinitionName(), out var factory) ? factory : null;

    private static CollectionFactory OfImmutable(string name, bool isDictionary = false) => new(
        isDictionary ? "CreateImmutableDictionaryInfo" : "CreateImmutableEnumerableInfo",
        isDictionary,
        CreateRange: $"global::{Immutable}{name}.CreateRange");
}
