namespace MeshKit.Typed;

/// <summary>A stored JSON value: a payload, a checkpoint or a result, as bytes and on request as a type of the manifest.</summary>
public readonly struct SyncValue
{
    private readonly ReadOnlyMemory<byte>? _value;
    private readonly SyncJson? _json;

    internal SyncValue(ReadOnlyMemory<byte>? utf8Json, SyncJson json)
    {
        _value = utf8Json;
        _json = json;
    }

    /// <summary>Whether there is no value, or the value is JSON <c>null</c>. What is sealed and does not open is not null.</summary>
    public bool IsNull => _value is not { } value || value.Span.SequenceEqual("null"u8);

    /// <summary>The stored bytes, UTF-8 JSON; empty where there is no value.</summary>
    /// <exception cref="SyncException"><c>decryption_failed</c>: the value is sealed and does not open.</exception>
    public ReadOnlyMemory<byte> Utf8Json => IsSealed ? throw SealedValue.Refusal() : _value ?? default;

    /// <summary>The bytes, to be decoded.</summary>
    /// <exception cref="SyncException"><c>decryption_failed</c>; <c>payload_too_large</c>.</exception>
    internal ReadOnlyMemory<byte> Bounded => _json!.Bounded(Utf8Json);

    internal bool HasSameBytes(SyncValue other) =>
        _value is { } mine ? other._value is { } others && mine.Span.SequenceEqual(others.Span) : other._value is null;

    private bool IsSealed => _value is { } value && SealedValue.IsSealed(value.Span);

    /// <summary>
    /// Decodes the value; <see langword="default"/> where <see cref="IsNull"/>. <typeparamref name="T"/> is a scalar of the platform
    /// or a type that the manifest knows: a payload, a declared result or checkpoint, or one of <see cref="SyncSerializableAttribute"/>.
    /// </summary>
    /// <exception cref="SyncException">
    /// <c>payload_invalid</c>: the bytes are not a <typeparamref name="T"/>. <c>payload_too_large</c>: they exceed
    /// <see cref="SyncLimits.MaxPayloadBytes"/>. <c>decryption_failed</c>: the value is sealed and does not open.
    /// </exception>
    public T? As<T>() => IsNull ? default : _json!.Decode<T>(Utf8Json.Span);

    /// <summary>Says how large the value is. It never shows the value.</summary>
    public override string ToString() => IsNull ? "null" : IsSealed ? "sealed" : $"{Utf8Json.Length} bytes of JSON";
}
