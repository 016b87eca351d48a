namespace MeshKit.Typed.Stores.InMemory;

/// <summary>
/// A 4-ary heap of rows by (key, position), or another order among equal keys, from which any row can be removed: a row knows its place, and is in one heap at most. The keys
/// stand beside the rows, so that comparing touches no row.
/// </summary>
internal sealed class RowHeap
{
    private const int Arity = 4;

    private Entry[] _entries = [];

    public int Count { get; private set; }

    /// <summary>The first row.</summary>
    public Row First => _entries[0].Row;

    /// <summary>The key of the first row.</summary>
    public long FirstKey => _entries[0].Key;

    public void Push(Row row, long key) => Push(row, key, row.Position);

    public void Push(Row row, long key, long order)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Math.Max(4, Count * 2));
        SiftUp(Count++, new Entry(key, order, row));
    }

    public Row Pop()
    {
        var first = First;
        Remove(first);
        return first;
    }

    public void Remove(Row row)
    {
        var hole = row.HeapIndex;
        row.HeapIndex = -1;
        var last = _entries[--Count];
        _entries[Count] = default;
        if (hole == Count)
            return;
        if (hole > 0 && last.IsBefore(_entries[(hole - 1) / Arity]))
            SiftUp(hole, last);
        else
            SiftDown(hole, last);
    }

    /// <summary>The least key of the rows that are wanted, or null; looks at every row.</summary>
    public long? FirstKeyOf(Func<Row, bool> isWanted)
    {
        var least = long.MaxValue;
        foreach (ref readonly var entry in _entries.AsSpan(0, Count))
        {
            if (entry.Key < least && isWanted(entry.Row))
                least = entry.Key;
        }

        return least == long.MaxValue ? null : least;
    }

    private void SiftUp(int index, Entry entry)
    {
        while (index > 0)
        {
            var parent = (index - 1) / Arity;
            if (!entry.IsBefore(_entries[parent]))
                break;
            Place(index, _entries[parent]);
            index = parent;
        }

        Place(index, entry);
    }

    private void SiftDown(int index, Entry entry)
    {
        while (true)
        {
            var child = (index * Arity) + 1;
            if (child >= Count)
                break;
            var least = child;
            for (var end = Math.Min(child + Arity, Count); ++child < end;)
            {
                if (_entries[child].IsBefore(_entries[least]))
                    least = child;
            }

            if (!_entries[least].IsBefore(entry))
                break;
            Place(index, _entries[least]);
            index = least;
        }

        Place(index, entry);
    }

    private void Place(int index, Entry entry)
    {
        _entries[index] = entry;
        entry.Row.HeapIndex = index;
    }

    private readonly record struct Entry(long Key, long Order, Row Row)
    {
        public bool IsBefore(in Entry other) => Key < other.Key || (Key == other.Key && Order < other.Order);
    }
}
