#if JSON_OFFICIAL
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AppSize.Types;

namespace AppSize;

internal static class Json
{
    public static int RoundTrip<T>(T value)
    {
        var info = (JsonTypeInfo<T>)OfficialContext.Default.GetTypeInfo(typeof(T))!;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, info);
        return JsonSerializer.Deserialize(bytes, info) is null ? 0 : bytes.Length;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, AllowDuplicateProperties = false, MaxDepth = 64)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Invoice))]
[JsonSerializable(typeof(Payment))]
[JsonSerializable(typeof(Shipment))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(Product))]
[JsonSerializable(typeof(Category))]
[JsonSerializable(typeof(Stock))]
[JsonSerializable(typeof(Review))]
[JsonSerializable(typeof(Draft))]
[JsonSerializable(typeof(Comment))]
[JsonSerializable(typeof(Upload))]
[JsonSerializable(typeof(Thumbnail))]
[JsonSerializable(typeof(Device))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(Export))]
[JsonSerializable(typeof(Import))]
internal sealed partial class OfficialContext : JsonSerializerContext;
#endif
