#if JSON_OURS
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AppSize.Types;
using MeshKit.Typed;

[assembly: SyncManifestName("AppSize.Jobs")]
[assembly: SyncSerializable(typeof(Order))]
[assembly: SyncSerializable(typeof(Invoice))]
[assembly: SyncSerializable(typeof(Payment))]
[assembly: SyncSerializable(typeof(Shipment))]
[assembly: SyncSerializable(typeof(Customer))]
[assembly: SyncSerializable(typeof(Contact))]
[assembly: SyncSerializable(typeof(Product))]
[assembly: SyncSerializable(typeof(Category))]
[assembly: SyncSerializable(typeof(Stock))]
[assembly: SyncSerializable(typeof(Review))]
[assembly: SyncSerializable(typeof(Draft))]
[assembly: SyncSerializable(typeof(Comment))]
[assembly: SyncSerializable(typeof(Upload))]
[assembly: SyncSerializable(typeof(Thumbnail))]
[assembly: SyncSerializable(typeof(Device))]
[assembly: SyncSerializable(typeof(Session))]
[assembly: SyncSerializable(typeof(Alert))]
[assembly: SyncSerializable(typeof(Report))]
[assembly: SyncSerializable(typeof(Export))]
[assembly: SyncSerializable(typeof(Import))]

namespace AppSize;

internal static class Json
{
    public static int RoundTrip<T>(T value)
    {
        var info = (JsonTypeInfo<T>)JobsJson.Default.GetTypeInfo(typeof(T))!;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, info);
        return JsonSerializer.Deserialize(bytes, info) is null ? 0 : bytes.Length;
    }
}
#endif
