using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed;

/// <summary>
/// All JSON of a mesh goes through here: strict about text that cannot be stored faithfully, and typed errors for what does not fit.
/// </summary>
internal sealed class SyncJson
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = StrictUtf16Encoder.Instance,
        MaxDepth = SyncLimits.MaxDepth,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _threadBuffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _threadWriter;

    private readonly JsonSerializerOptions _options;

    public SyncJson(SyncManifest manifest, SyncLimits limits)
    {
        Limits = limits;
        _options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(manifest.TypeInfoResolver, ScalarTypeInfoResolver.Instance),
            MaxDepth = SyncLimits.MaxDepth,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            NumberHandling = default,
        };
        _options.MakeReadOnly();
    }

    public SyncLimits Limits { get; }

    /// <summary>Encodes with the metadata of a payload type. <paramref name="what"/> names the value in messages.</summary>
    public static byte[] Encode<T>(T value, JsonTypeInfo<T> typeInfo, string what)
    {
        var (buffer, writer) = Rent();
        try
        {
            JsonSerializer.Serialize(writer, value, typeInfo);
            writer.Flush();
            return buffer.WrittenSpan.ToArray();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            throw Invalid(what, "cannot be stored", exception, typeInfo);
        }
        finally
        {
            Return(buffer, writer);
        }
    }

    /// <summary>Decodes with the metadata of a payload type.</summary>
    public static T Decode<T>(ReadOnlySpan<byte> utf8Json, JsonTypeInfo<T> typeInfo, string what)
    {
        try
        {
            // A context of the app's own may allow more.
            if (typeInfo.Options.MaxDepth > SyncLimits.MaxDepth)
                Read(utf8Json);
            return JsonSerializer.Deserialize(utf8Json, typeInfo)
                ?? throw new SyncException(SyncErrorCodes.PayloadInvalid, $"{what} is null, where {typeof(T)} is expected.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException or FormatException)
        {
            throw Invalid(what, $"does not decode as {typeof(T)}", exception, typeInfo);
        }
    }

    /// <summary>Encodes a checkpoint, a result or a step by the manifest's metadata.</summary>
    public ReadOnlyMemory<byte> Encode<T>(T value) => Bounded(Encode(value, TypeInfo<T>(), typeof(T).ToString()));

    /// <summary>Decodes a checkpoint, a result or a step by the manifest's metadata.</summary>
    public T Decode<T>(ReadOnlySpan<byte> utf8Json)
    {
        ThrowIfTooLarge(utf8Json.Length);
        return Decode(utf8Json, TypeInfo<T>(), "The stored value");
    }

    /// <summary>Checks that bytes are one JSON value within the limits, and gives them back.</summary>
    public ReadOnlyMemory<byte> Validate(ReadOnlyMemory<byte> utf8Json)
    {
        Bounded(utf8Json);
        try
        {
            Read(utf8Json.Span);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Invalid("The value", "is not valid UTF-8 JSON", exception, null);
        }

        return utf8Json;
    }

    /// <summary>Checks the size of a stored value.</summary>
    public ReadOnlyMemory<byte> Bounded(ReadOnlyMemory<byte> utf8Json)
    {
        ThrowIfTooLarge(utf8Json.Length);
        return utf8Json;
    }

    private void ThrowIfTooLarge(int length)
    {
        if (length > Limits.MaxPayloadBytes)
        {
            throw new SyncException(
                SyncErrorCodes.PayloadTooLarge,
                $"The value has {length} bytes; the limit is {Limits.MaxPayloadBytes}. Store the data elsewhere and queue a reference to it, "
                + "or raise SyncLimits.MaxPayloadBytes.");
        }
    }

    /// <summary>Reads to the end within the depth that is allowed.</summary>
    private static void Read(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = SyncLimits.MaxDepth });
        while (reader.Read())
        {
            // The reader checks the structure; strings are checked for well-formed UTF-8 and paired escapes by reading them.
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                _ = reader.GetString();
        }
    }

    private static SyncException Invalid(string what, string problem, Exception cause, JsonTypeInfo? typeInfo)
    {
        // The messages of serializers, parsers and converters quote values: neither they nor, as an inner exception, their text is passed on (rule 20).
        var path = (cause as JsonException)?.Path;
        var place = path is null || typeInfo is null ? "" : " at " + JsonPath.WithoutData(path, typeInfo);
        var safe = cause is IllFormedTextException or PayloadWriteException ? cause : null;
        return new SyncException(
            SyncErrorCodes.PayloadInvalid, $"{what} {problem}{place} ({cause.GetType().Name}{(safe is null ? "" : ": " + safe.Message)}).", safe);
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) Rent()
    {
        var buffer = _threadBuffer ?? new ArrayBufferWriter<byte>(1024);
        var writer = _threadWriter ?? new Utf8JsonWriter(buffer, WriterOptions);

        // Taken while in use: a converter that encodes another payload must not find it.
        (_threadBuffer, _threadWriter) = (null, null);
        return (buffer, writer);
    }

    private static void Return(ArrayBufferWriter<byte> buffer, Utf8JsonWriter writer)
    {
        const int LargestKept = 1024 * 1024;
        if (buffer.Capacity > LargestKept)
            return;
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        (_threadBuffer, _threadWriter) = (buffer, writer);
    }

    private JsonTypeInfo<T> TypeInfo<T>() =>
        _options.TryGetTypeInfo(typeof(T), out var typeInfo)
            ? (JsonTypeInfo<T>)typeInfo
            : throw new SyncException(
                SyncErrorCodes.PayloadInvalid,
                $"The manifest has no JSON for {typeof(T)}. Add [assembly: SyncSerializable(typeof({typeof(T).Name}))], or name the type in "
                + "[SyncJob(Result = …)] or [SyncJob(Checkpoint = …)].");
}
