namespace MeshKit.Typed.Stores.InMemory;

/// <summary>All jobs in the order of enqueueing. Deleted ones leave gaps, which are closed when they are half of it.</summary>
internal sealed class RowLog
{
    private readonly List<Row> _rows = [];
    private int _gaps;

    public void Add(Row row) => _rows.Add(row);

    public void RemoveLast() => _rows.RemoveAt(_rows.Count - 1);

    public void Remove(Row row)
    {
        row.IsPruned = true;
        if (++_gaps <= _rows.Count / 2)
            return;
        _rows.RemoveAll(gap => gap.IsPruned);
        _gaps = 0;
    }

    public void Clear()
    {
        _rows.Clear();
        _gaps = 0;
    }

    /// <summary>The jobs beyond a sequence number, or all; the newest first if asked.</summary>
    public IEnumerable<Row> Read(long? after, bool descending)
    {
        var step = descending ? -1 : 1;
        for (var i = Start(after, descending); i >= 0 && i < _rows.Count; i += step)
        {
            if (!_rows[i].IsPruned)
                yield return _rows[i];
        }
    }

    private int Start(long? after, bool descending)
    {
        if (after is not { } sequence)
            return descending ? _rows.Count - 1 : 0;
        var (low, high) = (0, _rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_rows[middle].Sequence < sequence)
                low = middle + 1;
            else
                high = middle;
        }

        if (descending)
            return low - 1;
        return low < _rows.Count && _rows[low].Sequence == sequence ? low + 1 : low;
    }
}
