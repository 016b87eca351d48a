using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MeshKit.Typed.Tests.Secrecy;

public sealed record Account(string Name, int Number, Dictionary<string, int> ByOwner, List<Line> Lines, [property: JsonConverter(typeof(TalkativeConverter))] Pin? Pin = null);

public sealed record Line(DateOnly Day, Guid Id);

public sealed record Pin(int Value);

/// <summary>A converter of the app's own, which quotes what it reads and writes.</summary>
public sealed class TalkativeConverter : JsonConverter<Pin>
{
    public override Pin Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(int.Parse(reader.GetString()!, CultureInfo.InvariantCulture));

    public override void Write(Utf8JsonWriter writer, Pin value, JsonSerializerOptions options) => throw new JsonException($"{value.Value} is not written.");
}

[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(Dictionary<string, Account>))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
internal sealed partial class AccountJson : JsonSerializerContext;
