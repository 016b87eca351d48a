using System.Text.Json.Serialization;

namespace MeshKit.Typed.Stores.Conformance.Engine;

[FormerVersion(1)]
public sealed record SendNoteV1(string Text);

[FormerVersion(2)]
public sealed record SendNoteV2(string Text, int Priority) : ISyncUpcast<SendNoteV1, SendNoteV2>
{
    static SendNoteV2 ISyncUpcast<SendNoteV1, SendNoteV2>.Upcast(SendNoteV1 older) => new(older.Text, 5);
}

/// <summary>The version after the next: its text has become lines.</summary>
public sealed record SendNote(IReadOnlyList<string> Lines, int Priority) : ISyncUpcast<SendNoteV2, SendNote>, ISyncMergeable<SendNote>
{
    public static SendNote Upcast(SendNoteV2 older) => older.Text switch
    {
        "throws" => throw new FormatException($"The text is {older.Text}."),
        "null" => null!,
        var text => new SendNote(text.Split('/'), older.Priority),
    };

    public static SendNote Merge(SendNote queued, SendNote incoming) => incoming with { Lines = [.. queued.Lines, .. incoming.Lines] };
}

/// <summary>One job in the apps of three releases, as generated code would declare it in each; the last one has renamed it.</summary>
internal static partial class Evolved
{
    public static SyncJobType<SendNoteV1> First { get; } = new("write", 1, static () => EvolvedJson.Default.SendNoteV1, static _ => "note");

    public static SyncJobType<SendNoteV2> Second { get; } = new("send", 2, static () => EvolvedJson.Default.SendNoteV2);

    public static SyncJobType<SendNote> Third { get; } = new(
        "send", 3, static () => EvolvedJson.Default.SendNote, static _ => "note", null, PayloadMerging.Of<SendNote>(), ["note", "write"],
        [
            PayloadUpcasting.From<SendNoteV2, SendNote>(2, static () => EvolvedJson.Default.SendNoteV2, PayloadUpcasting.Step<SendNoteV2, SendNote>),
            PayloadUpcasting.From<SendNoteV1, SendNote>(
                1,
                static () => EvolvedJson.Default.SendNoteV1,
                static older => PayloadUpcasting.Step<SendNoteV2, SendNote>(PayloadUpcasting.Step<SendNoteV1, SendNoteV2>(older))),
        ]);

    /// <summary>The last release, without the way from the first.</summary>
    public static SyncJobType<SendNote> WithoutFirst { get; } = new(
        "send", 3, static () => EvolvedJson.Default.SendNote, null, null, null, ["write"],
        [PayloadUpcasting.From<SendNoteV2, SendNote>(2, static () => EvolvedJson.Default.SendNoteV2, PayloadUpcasting.Step<SendNoteV2, SendNote>)]);

    public static SyncManifest Of(SyncJobType type) => new([type], EvolvedJson.Default);

    [JsonSerializable(typeof(SendNoteV1))]
    [JsonSerializable(typeof(SendNoteV2))]
    [JsonSerializable(typeof(SendNote))]
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
    internal sealed partial class EvolvedJson : JsonSerializerContext;
}
