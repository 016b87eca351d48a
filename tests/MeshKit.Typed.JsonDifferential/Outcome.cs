using System.Text;
using System.Text.Json;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>What came of reading or writing: JSON, or an exception.</summary>
public sealed class Outcome : IEquatable<Outcome>
{
    private Outcome(byte[]? json, object? value, Exception? exception, bool isWritable = true) =>
        (Json, Value, Exception, IsWritable) = (json, value, exception, isWritable);

    /// <summary>What was written; of a value that was read, how the platform's generator writes it again.</summary>
    public byte[]? Json { get; }

    /// <summary>What was read.</summary>
    public object? Value { get; }

    public Exception? Exception { get; }

    /// <summary>Whether a value that was read could be written again.</summary>
    public bool IsWritable { get; }

    public static Outcome OfWriting(Func<byte[]> write)
    {
        try
        {
            return new Outcome(write(), null, null);
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return new Outcome(null, null, exception);
        }
    }

    public static Outcome OfReading(Func<object?> read, Func<object?, byte[]> write)
    {
        object? value;
        try
        {
            value = read();
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return new Outcome(null, null, exception);
        }

        // What is read may hold what cannot be written; that the other side cannot write its value either says nothing about the two.
        var written = OfWriting(() => write(value));
        return new Outcome(written.Json ?? Encoding.UTF8.GetBytes($"\"a value that is not written: {written}\""), value, null, written.Json is not null);
    }

    /// <summary>Of an exception its type and path: the platform sets <c>init</c> members as constructor parameters, and so later, and says so.</summary>
    public bool Equals(Outcome? other) => other is not null
        && (Exception is null
            ? other.Exception is null && Json.AsSpan().SequenceEqual(other.Json)
            : other.Exception is not null && ToString() == other.ToString());

    public override bool Equals(object? obj) => Equals(obj as Outcome);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Exception switch
    {
        null => Encoding.UTF8.GetString(Json!),
        JsonException json => $"{json.GetType().Name} at {json.Path}",
        _ => Exception.GetType().Name,
    };

    // Whatever a getter, a converter or a default value of a struct throws is compared; what the machine lacks is not.
    private static bool IsExpected(Exception exception) => exception is not (OutOfMemoryException or InsufficientExecutionStackException);
}
