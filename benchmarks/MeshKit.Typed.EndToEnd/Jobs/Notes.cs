using System.Text.Json;

namespace MeshKit.Typed.EndToEnd;

/// <summary>Makes payloads, each with a random key of its own.</summary>
internal static class Notes
{
    private static readonly string Text = "The quick brown fox jumps over the lazy dog, and the dog does not mind. It is used to it by now, "[..80];

    public static SyncHandlers Handlers { get; } = new EndToEndJobs.Handlers { UploadNote = new EmptyHandler() };

    public static UploadNote New()
    {
        Span<byte> key = stackalloc byte[12];
        Random.Shared.NextBytes(key);
        return new UploadNote(Convert.ToHexStringLower(key), "A note that was written offline", Text, 7, true);
    }

    public static UploadNote[] Many(int count)
    {
        var notes = new UploadNote[count];
        for (var i = 0; i < count; i++)
            notes[i] = New();
        return notes;
    }

    public static byte[] Encode(UploadNote note) => JsonSerializer.SerializeToUtf8Bytes(note, NoteJson.Default.UploadNote);
}
