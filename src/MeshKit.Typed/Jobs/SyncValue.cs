namespace MeshKit.Typed;

/// <summary>A stored JSON value: a payload, a checkpoint or a result, as bytes and on request as a type of the manifest.</summary>
public readonly struct SyncValue
{
    private readonly SyncJson? _json;

    internal SyncValue(ReadOnlyMemory<byte>? utf8Json, SyncJson json)
    {
        HasValue = utf8Json is not null;
        Utf8Json = utf8Json ?? default;
        _json = json;
    }

    private bool HasValue { get; }

    internal bool HasSameBytes(SyncValue other) => HasValue == other.HasValue && Utf8Json.Span.SequenceEqual(other.Utf8Json.Span);

    /// <summary>Whether there is no value, or the value is JSON <c>null</c>.</summary>
    public bool IsNull => !HasValue || Utf8Json.Span.SequenceEqual("null"u8);

    /// <summary>The stored bytes, UTF-8 JSON; empty where there is no value.</summary>
    public ReadOnlyMemory<byte> Utf8Json { get; }

    /// <summary>
    /// Decodes the value; <see langword="default"/> where <see cref="IsNull"/>. <typeparamref name="T"/> is a scalar of the platform
    /// or a type that the manifest knows: a payload, a declared result or checkpoint, or one of <see cref="SyncSerializableAttribute"/>.
    /// </summary>
    /// <exception cref="SyncException"><c>payload_invalid</c>: the bytes are not a <typeparamref name="T"/>.</exception>
    public T? As<T>() => IsNull ? default : _json!.Decode<T>(Utf8Json.Span);

    /// <summary>Says how large the value is. It never shows the value.</summary>
    public override string ToString() => IsNull ? "null" : $"{Utf8Json.Length} bytes of JSON";
}
