using System.Text.Json;
using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>A factory that an app adds at run time, for the type that is met most.</summary>
internal sealed class TrimmedConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(string);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => new Converter();

    private sealed class Converter : JsonConverter<string>
    {
        public override bool HandleNull => true;

        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()?.Trim();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value?.Trim());
    }
}
