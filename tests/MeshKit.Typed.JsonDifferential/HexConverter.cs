using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>A converter that an app adds at run time: it reads any number, and writes text.</summary>
internal sealed class HexConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? int.Parse(reader.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture) : reader.GetInt32();

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("x", CultureInfo.InvariantCulture));
}
