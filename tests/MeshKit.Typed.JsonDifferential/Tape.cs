namespace MeshKit.Typed.JsonDifferential;

/// <summary>Decisions, drawn from bytes: the same bytes always decide the same, and fewer or smaller bytes decide for what is smaller.</summary>
public sealed class Tape(byte[] bytes)
{
    private int _at;

    /// <summary>Whether nothing is left to draw from. From here on every decision is for the smallest.</summary>
    public bool IsAtEnd => _at >= bytes.Length;

    /// <summary>A number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => IsAtEnd || count <= 1 ? 0 : bytes[_at++] % count;

    /// <summary>True in one of <paramref name="outOf"/> cases.</summary>
    public bool OneIn(int outOf) => Below(outOf) == outOf - 1;

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
