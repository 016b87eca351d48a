using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Text.Json;

namespace MeshKit.Typed.JsonCorpus.Collections;

public sealed record Item(string Text, int Number = 1);

[SyncJob("json.collections.lists", AllowDuplicates = "corpus")]
public sealed record Lists(List<int> Numbers, List<string> Texts, List<Item> Items, List<DayOfWeek> Days, List<bool> Flags);

[SyncJob("json.collections.list-interfaces", AllowDuplicates = "corpus")]
public sealed record ListInterfaces(
    IList<int> List, ICollection<string> Collection, IEnumerable<Item> Enumerable, IReadOnlyList<Item> ReadOnlyList, IReadOnlyCollection<Guid> ReadOnlyCollection);

[SyncJob("json.collections.arrays", AllowDuplicates = "corpus")]
public sealed record Arrays(int[] Numbers, string[] Texts, Item[] Items, bool[] Flags, double[] Doubles, char[] Characters, Guid[] Guids);

[SyncJob("json.collections.jagged", AllowDuplicates = "corpus")]
public sealed record Jagged(int[][] Numbers, string[][][] Deep, List<long>[] ArrayOfLists, List<short[]> ListOfArrays, byte[][] Blobs);

[SyncJob("json.collections.sets", AllowDuplicates = "corpus")]
public sealed record Sets(HashSet<string> Hash, SortedSet<int> Sorted, ISet<Guid> Interface, HashSet<Item> Records);

[SyncJob("json.collections.linked-and-queued", AllowDuplicates = "corpus")]
public sealed record LinkedAndQueued(LinkedList<string> Linked, Queue<Item> Queue, Queue<int?> Nullable);

[SyncJob("json.collections.object-model", AllowDuplicates = "corpus")]
public sealed record ObjectModel(Collection<int> Collection, ObservableCollection<Item> Observable);

[SyncJob("json.collections.immutable-array", AllowDuplicates = "corpus")]
public sealed record ImmutableArrays(ImmutableArray<int> Numbers, ImmutableArray<Item> Items, ImmutableArray<ImmutableArray<string>> Nested);

[SyncJob("json.collections.immutable-array-nullable", AllowDuplicates = "corpus")]
public sealed record ImmutableArraysNullable(ImmutableArray<int>? Maybe, ImmutableArray<int?> OfMaybe, ImmutableArray<string?> OfText);

[SyncJob("json.collections.immutable-lists", AllowDuplicates = "corpus")]
public sealed record ImmutableLists(ImmutableList<string> List, IImmutableList<Item> Interface, ImmutableList<ImmutableList<int>> Nested);

[SyncJob("json.collections.immutable-sets", AllowDuplicates = "corpus")]
public sealed record ImmutableSets(ImmutableHashSet<int> Hash, ImmutableSortedSet<string> Sorted, IImmutableSet<Guid> Interface);

[SyncJob("json.collections.immutable-queues", AllowDuplicates = "corpus")]
public sealed record ImmutableQueues(ImmutableQueue<int> Queue, IImmutableQueue<Item> Interface);

[SyncJob("json.collections.nullable-collections", AllowDuplicates = "corpus")]
public sealed record NullableCollections(
    List<int>? List, int[]? Array, HashSet<string>? Set, ImmutableList<int>? Immutable, IReadOnlyList<Item>? ReadOnly, Dictionary<string, int>? Dictionary);

[SyncJob("json.collections.nullable-elements", AllowDuplicates = "corpus")]
public sealed record NullableElements(
    List<int?> Numbers, List<string?> Texts, Item?[] Items, HashSet<Guid?> Guids, IReadOnlyList<DayOfWeek?> Days, List<List<string?>?> Nested, List<byte[]?> Blobs);

[SyncJob("json.collections.nested", AllowDuplicates = "corpus")]
public sealed record Nested(List<List<int>> Two, List<List<List<Item>>> Three, IReadOnlyList<HashSet<string>> Sets, List<Dictionary<string, List<int>>> Mixed);

[SyncJob("json.collections.structs", AllowDuplicates = "corpus")]
public sealed record OfStructs(List<Cell> Cells, Cell[] Array, List<Cell?> Maybe, ImmutableArray<Cell> Immutable, Dictionary<string, Cell> Named);

public struct Cell
{
    public int Row { get; set; }

    public int Column { get; set; }
}

[SyncJob("json.collections.bytes", AllowDuplicates = "corpus")]
public sealed record Bytes(byte[] Array, Memory<byte> Memory, ReadOnlyMemory<byte> ReadOnlyMemory, List<byte> List, ImmutableArray<byte> Immutable);

[SyncJob("json.collections.bytes-nullable", AllowDuplicates = "corpus")]
public sealed record BytesNullable(byte[]? Array, Memory<byte>? Memory, ReadOnlyMemory<byte>? ReadOnlyMemory);

[SyncJob("json.collections.sbytes", AllowDuplicates = "corpus")]
public sealed record SignedBytes(sbyte[] Array, List<sbyte> List);

[SyncJob("json.collections.of-json", AllowDuplicates = "corpus")]
public sealed record OfJson(List<JsonElement> Elements, List<System.Text.Json.Nodes.JsonNode?> Nodes, Dictionary<string, JsonElement> Named);

[SyncJob("json.collections.settable", AllowDuplicates = "corpus")]
public sealed class SettableCollections
{
    public List<int> List { get; set; } = [1];

    public IList<string> Interface { get; set; } = ["a"];

    public Dictionary<string, int> Dictionary { get; set; } = new() { ["one"] = 1 };

    public int[] Array { get; set; } = [1, 2];

    public ImmutableArray<int> Immutable { get; set; } = [3];

    public IReadOnlyList<string> ReadOnly { get; set; } = [];
}

[SyncJob("json.collections.get-only", AllowDuplicates = "corpus")]
public sealed class GetOnlyCollections
{
    public List<int> List { get; } = [1];

    public Dictionary<string, int> Dictionary { get; } = new() { ["one"] = 1 };

    public ISet<string> Set { get; } = new HashSet<string> { "a" };

    public int Count => List.Count;
}

[SyncJob("json.collections.default-immutable-array", AllowDuplicates = "corpus")]
public sealed class DefaultImmutableArray
{
    public ImmutableArray<int> Unset { get; set; }

    public List<ImmutableArray<string>> Several { get; set; } = [];
}

[SyncJob("json.collections.pairs", AllowDuplicates = "corpus")]
public sealed record Pairs(List<KeyValuePair<string, int>> List, KeyValuePair<Guid, Item?> One, KeyValuePair<int, int>? Maybe);

[SyncJob("json.collections.read-only-collection-element", AllowDuplicates = "corpus")]
public sealed record OfCovariant(IEnumerable<IReadOnlyList<IEnumerable<int>>> Values);
