using System.Text.Json;

namespace MeshKit.Typed.EndToEnd;

/// <summary>The dispatch that one would write by hand: a switch over the kind, the platform's generated JSON, a call.</summary>
internal sealed class HandSwitch(IRawHandler handler)
{
    public ValueTask<bool> RunAsync(string kind, ReadOnlySpan<byte> payload, CancellationToken cancellationToken) => kind switch
    {
        "upload-note" => handler.HandleAsync(JsonSerializer.Deserialize(payload, NoteJson.Default.UploadNote)!, cancellationToken),
        _ => throw new InvalidOperationException($"No handler for {kind}."),
    };
}
