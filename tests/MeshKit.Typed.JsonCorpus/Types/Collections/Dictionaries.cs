using System.Collections.Immutable;

namespace MeshKit.Typed.JsonCorpus.Collections;

[SyncJob("json.collections.text-keys", AllowDuplicates = "corpus")]
public sealed record TextKeys(
    Dictionary<string, int> Numbers, Dictionary<string, string?> Texts, Dictionary<string, Item> Items, Dictionary<string, List<Item>> Lists);

[SyncJob("json.collections.dictionary-interfaces", AllowDuplicates = "corpus")]
public sealed record DictionaryInterfaces(IDictionary<string, int> Dictionary, IReadOnlyDictionary<string, Item> ReadOnly, IImmutableDictionary<string, int> Immutable);

[SyncJob("json.collections.sorted-dictionaries", AllowDuplicates = "corpus")]
public sealed record SortedDictionaries(SortedDictionary<string, int> Sorted, ImmutableSortedDictionary<string, Item> ImmutableSorted, SortedDictionary<int, string> ByNumber);

[SyncJob("json.collections.immutable-dictionaries", AllowDuplicates = "corpus")]
public sealed record ImmutableDictionaries(ImmutableDictionary<string, int> ByText, ImmutableDictionary<Guid, string> ByGuid, ImmutableDictionary<string, ImmutableList<int>> Nested);

[SyncJob("json.collections.integer-keys", AllowDuplicates = "corpus")]
public sealed record IntegerKeys(
    Dictionary<byte, int> Byte, Dictionary<sbyte, int> SByte, Dictionary<short, int> Short, Dictionary<ushort, int> UShort, Dictionary<int, int> Int,
    Dictionary<uint, int> UInt, Dictionary<long, int> Long, Dictionary<ulong, int> ULong, Dictionary<Int128, int> Int128, Dictionary<UInt128, int> UInt128);

[SyncJob("json.collections.real-keys", AllowDuplicates = "corpus")]
public sealed record RealKeys(Dictionary<float, int> Float, Dictionary<double, int> Double, Dictionary<decimal, int> Decimal, Dictionary<Half, int> Half);

[SyncJob("json.collections.time-keys", AllowDuplicates = "corpus")]
public sealed record TimeKeys(
    Dictionary<DateTime, int> DateTime, Dictionary<DateTimeOffset, int> Offset, Dictionary<DateOnly, int> Date, Dictionary<TimeOnly, int> Time, Dictionary<TimeSpan, int> Span);

[SyncJob("json.collections.other-keys", AllowDuplicates = "corpus")]
public sealed record OtherKeys(
    Dictionary<Guid, int> Guid, Dictionary<bool, int> Bool, Dictionary<char, int> Char, Dictionary<Uri, int> Uri, Dictionary<Version, int> Version);

[SyncJob("json.collections.enum-keys", AllowDuplicates = "corpus")]
public sealed record EnumKeys(Dictionary<DayOfWeek, string> Days, SortedDictionary<Suit, int> Suits, IReadOnlyDictionary<Suit, List<DayOfWeek>> Nested);

public enum Suit
{
    Clubs = 1,
    Hearts,
}

[SyncJob("json.collections.dictionaries-in-dictionaries", AllowDuplicates = "corpus")]
public sealed record DictionariesInDictionaries(Dictionary<string, Dictionary<int, Dictionary<Guid, Item?>>> Deep, Dictionary<string, Dictionary<string, string>?> Maybe);

[SyncJob("json.collections.dictionary-nullable-values", AllowDuplicates = "corpus")]
public sealed record DictionaryNullableValues(Dictionary<string, int?> Numbers, Dictionary<int, string?> Texts, Dictionary<string, Item?> Items, Dictionary<Guid, Cell?> Cells);

[SyncJob("json.collections.dictionary-non-null-values", AllowDuplicates = "corpus")]
public sealed record DictionaryNonNullValues(Dictionary<string, string> ByText, Dictionary<int, Item> ByNumber, SortedDictionary<DateOnly, List<string>> ByDate);

[SyncJob("json.collections.dictionary-of-bytes", AllowDuplicates = "corpus")]
public sealed record DictionaryOfBytes(Dictionary<string, byte[]> Blobs, Dictionary<string, ReadOnlyMemory<byte>> Memories);
