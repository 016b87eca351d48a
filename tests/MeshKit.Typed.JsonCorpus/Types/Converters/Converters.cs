using System.Text.Json;
using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Converters;

public sealed class TrimConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()?.Trim();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value.Trim());
}

public sealed class HandlesNullConverter : JsonConverter<string?>
{
    public override bool HandleNull => true;

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() ?? "(null)";

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value ?? "(none)");
}

public sealed class TicksConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Ticks);
}

public sealed class JoinedConverter : JsonConverter<List<int>>
{
    public override List<int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. reader.GetString()!.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => int.TryParse(part, out var number) ? number : throw new JsonException("No number."))];

    public override void Write(Utf8JsonWriter writer, List<int> value, JsonSerializerOptions options) => writer.WriteStringValue(string.Join(';', value));
}

[SyncJob("json.converters.members", AllowDuplicates = "corpus")]
public sealed class OnMembers
{
    [JsonConverter(typeof(TrimConverter))]
    public string Text { get; set; } = " t ";

    [JsonConverter(typeof(TrimConverter))]
    public string? Maybe { get; set; }

    [JsonConverter(typeof(TicksConverter))]
    public TimeSpan Span { get; set; }

    [JsonConverter(typeof(TicksConverter))]
    public TimeSpan? MaybeSpan { get; set; }

    [JsonConverter(typeof(JoinedConverter))]
    public List<int> List { get; set; } = [1, 2];

    public TimeSpan Plain { get; set; }
}

[SyncJob("json.converters.handles-null", AllowDuplicates = "corpus")]
public sealed class HandlesNull
{
    [JsonConverter(typeof(HandlesNullConverter))]
    public string Text { get; set; } = "t";

    [JsonConverter(typeof(HandlesNullConverter))]
    public string? Maybe { get; set; }
}

[SyncJob("json.converters.positional", AllowDuplicates = "corpus")]
public sealed record OnPositional(
    [property: JsonConverter(typeof(TrimConverter))] string Text,
    [property: JsonConverter(typeof(TicksConverter))] TimeSpan? Span = null,
    [property: JsonConverter(typeof(JoinedConverter))] List<int>? List = null);

[JsonConverter(typeof(MoneyConverter))]
public readonly record struct Money(decimal Amount, string Currency);

public sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = reader.GetString()!.Split(' ');
        return parts.Length == 2 && decimal.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out var amount) ? new(amount, parts[1]) : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value.Amount} {value.Currency}"));

    public override Money ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WritePropertyName(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value.Amount} {value.Currency}"));
}

[SyncJob("json.converters.type-struct", AllowDuplicates = "corpus")]
public sealed record OnTypeStruct(Money Price, Money? Discount, List<Money> List, Dictionary<string, Money?> Named, Money[] Array);

[JsonConverter(typeof(TagConverter))]
public sealed class Tag
{
    public string Name { get; init; } = "";

    public Action? NotStorable { get; init; }
}

public sealed class TagConverter : JsonConverter<Tag>
{
    public override Tag Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new() { Name = reader.GetString()! };

    public override void Write(Utf8JsonWriter writer, Tag value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}

[SyncJob("json.converters.type-class", AllowDuplicates = "corpus")]
public sealed record OnTypeClass(Tag Tag, Tag? Maybe, List<Tag> List);

/// <summary>The payload's own type has a converter.</summary>
[SyncJob("json.converters.payload", AllowDuplicates = "corpus")]
[JsonConverter(typeof(ConvertedPayloadConverter))]
public sealed record ConvertedPayload(int A, int B);

public sealed class ConvertedPayloadConverter : JsonConverter<ConvertedPayload>
{
    public override ConvertedPayload Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var number = reader.GetInt32();
        return new(number / 100, number % 100);
    }

    public override void Write(Utf8JsonWriter writer, ConvertedPayload value, JsonSerializerOptions options) => writer.WriteNumberValue((value.A * 100) + value.B);
}

/// <summary>A factory makes a converter for each closed type.</summary>
[JsonConverter(typeof(OptionFactory))]
public readonly record struct Option<T>(bool HasValue, T? Value);

public sealed class OptionFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(Option<int>) || typeToConvert == typeof(Option<string>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        typeToConvert == typeof(Option<int>) ? new OptionConverter<int>(JsonNumber) : new OptionConverter<string>(JsonText);

    private static void JsonNumber(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    private static void JsonText(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
}

public sealed class OptionConverter<T>(Action<Utf8JsonWriter, T> write) : JsonConverter<Option<T>>
{
    public override bool HandleNull => true;

    public override Option<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return default;
        object value = typeof(T) == typeof(int) ? reader.GetInt32() : reader.GetString()!;
        return new(true, (T)value);
    }

    public override void Write(Utf8JsonWriter writer, Option<T> value, JsonSerializerOptions options)
    {
        if (value.HasValue)
            write(writer, value.Value!);
        else
            writer.WriteNullValue();
    }
}

[SyncJob("json.converters.factory", AllowDuplicates = "corpus")]
public sealed record OfFactory(Option<int> Number, Option<string> Text, Option<int>? Maybe);

[SyncJob("json.converters.member-over-type", AllowDuplicates = "corpus")]
public sealed class MemberOverType
{
    [JsonConverter(typeof(AmountOnlyConverter))]
    public Money AmountOnly { get; set; }

    public Money Both { get; set; }
}

public sealed class AmountOnlyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetDecimal(), "?");

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Amount);
}

[SyncJob("json.converters.with-other-attributes", AllowDuplicates = "corpus")]
public sealed class WithOtherAttributes
{
    [JsonConverter(typeof(TrimConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? UnlessNull { get; set; }

    [JsonConverter(typeof(TicksConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan UnlessZero { get; set; }

    [JsonConverter(typeof(TicksConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan? UnlessUnset { get; set; }

    [JsonConverter(typeof(TrimConverter))]
    [JsonPropertyName("n")]
    [JsonPropertyOrder(-1)]
    public required string Named { get; init; }

    [JsonInclude]
    [JsonConverter(typeof(TrimConverter))]
    public string? Field;

    [JsonInclude]
    [JsonConverter(typeof(TrimConverter))]
    internal string? Internal { get; set; }
}

public sealed class ReadsObjectConverter : JsonConverter<Wrapped>
{
    public override Wrapped Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new Wrapped { Raw = document.RootElement.GetRawText() };
    }

    public override void Write(Utf8JsonWriter writer, Wrapped value, JsonSerializerOptions options) => writer.WriteRawValue(value.Raw);
}

[JsonConverter(typeof(ReadsObjectConverter))]
public sealed class Wrapped
{
    public string Raw { get; init; } = "{}";
}

[SyncJob("json.converters.raw", AllowDuplicates = "corpus")]
public sealed record OfRaw(Wrapped Value, List<Wrapped> List);

[SyncJob("json.converters.in-generic", AllowDuplicates = "corpus")]
public sealed record InGeneric(Held<Money> Money, Held<Tag>? Tag);

public sealed record Held<T>(T Value, [property: JsonConverter(typeof(TrimConverter))] string Text);

public class ConvertedVirtual
{
    [JsonConverter(typeof(TrimConverter))]
    [JsonPropertyName("base")]
    public virtual string Text { get; set; } = "";
}

[SyncJob("json.converters.both-of-an-override", AllowDuplicates = "corpus")]
public sealed class BothConverted : ConvertedVirtual
{
    [JsonConverter(typeof(HandlesNullConverter))]
    [JsonPropertyName("derived")]
    public override string Text { get; set; } = "";
}
