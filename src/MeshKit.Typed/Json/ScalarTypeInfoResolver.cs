using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed;

/// <summary>The platform's scalars, so that a checkpoint may be an offset and a step may return an id without any declaration.</summary>
internal sealed class ScalarTypeInfoResolver : IJsonTypeInfoResolver
{
    private static readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> Scalars = new()
    {
        [typeof(bool)] = Value(JsonMetadataServices.BooleanConverter),
        [typeof(byte)] = Value(JsonMetadataServices.ByteConverter),
        [typeof(sbyte)] = Value(JsonMetadataServices.SByteConverter),
        [typeof(short)] = Value(JsonMetadataServices.Int16Converter),
        [typeof(ushort)] = Value(JsonMetadataServices.UInt16Converter),
        [typeof(int)] = Value(JsonMetadataServices.Int32Converter),
        [typeof(uint)] = Value(JsonMetadataServices.UInt32Converter),
        [typeof(long)] = Value(JsonMetadataServices.Int64Converter),
        [typeof(ulong)] = Value(JsonMetadataServices.UInt64Converter),
        [typeof(float)] = Value(JsonMetadataServices.SingleConverter),
        [typeof(double)] = Value(JsonMetadataServices.DoubleConverter),
        [typeof(decimal)] = Value(JsonMetadataServices.DecimalConverter),
        [typeof(string)] = Value(JsonMetadataServices.StringConverter),
        [typeof(char)] = Value(JsonMetadataServices.CharConverter),
        [typeof(Guid)] = Value(JsonMetadataServices.GuidConverter),
        [typeof(DateTime)] = Value(JsonMetadataServices.DateTimeConverter),
        [typeof(DateTimeOffset)] = Value(JsonMetadataServices.DateTimeOffsetConverter),
        [typeof(DateOnly)] = Value(JsonMetadataServices.DateOnlyConverter),
        [typeof(TimeOnly)] = Value(JsonMetadataServices.TimeOnlyConverter),
        [typeof(TimeSpan)] = Value(JsonMetadataServices.TimeSpanConverter),
        [typeof(Uri)] = Value(JsonMetadataServices.UriConverter),
        [typeof(byte[])] = Value(JsonMetadataServices.ByteArrayConverter),
        [typeof(JsonElement)] = Value(JsonMetadataServices.JsonElementConverter),
    };

    public static ScalarTypeInfoResolver Instance { get; } = new();

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        Scalars.TryGetValue(type, out var create) ? create(options) : null;

    private static Func<JsonSerializerOptions, JsonTypeInfo> Value<T>(JsonConverter<T?> converter)
        where T : class => options => JsonMetadataServices.CreateValueInfo<T>(options, converter!);

    private static Func<JsonSerializerOptions, JsonTypeInfo> Value<T>(JsonConverter<T> converter, T _ = default)
        where T : struct => options => JsonMetadataServices.CreateValueInfo<T>(options, converter);
}
