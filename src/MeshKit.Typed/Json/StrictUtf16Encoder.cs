using System.Text.Encodings.Web;

namespace MeshKit.Typed;

/// <summary>
/// The relaxed JSON encoder, except that it refuses ill-formed UTF-16, which the platform's encoders silently store as U+FFFD: two
/// different texts would come back as one.
/// </summary>
internal sealed unsafe class StrictUtf16Encoder : JavaScriptEncoder
{
    private static readonly JavaScriptEncoder Inner = UnsafeRelaxedJsonEscaping;

    public static StrictUtf16Encoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => Inner.MaxOutputCharactersPerInputCharacter;

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        RefuseIllFormed(new ReadOnlySpan<char>(text, textLength));
        return Inner.FindFirstCharacterToEncode(text, textLength);
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) => Inner.FindFirstCharacterToEncodeUtf8(utf8Text);

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        Inner.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    public override bool WillEncode(int unicodeScalar) => Inner.WillEncode(unicodeScalar);

    public override System.Buffers.OperationStatus Encode(
        ReadOnlySpan<char> source, Span<char> destination, out int charsConsumed, out int charsWritten, bool isFinalBlock = true) =>
        Inner.Encode(source, destination, out charsConsumed, out charsWritten, isFinalBlock);

    public override System.Buffers.OperationStatus EncodeUtf8(
        ReadOnlySpan<byte> utf8Source, Span<byte> utf8Destination, out int bytesConsumed, out int bytesWritten, bool isFinalBlock = true) =>
        Inner.EncodeUtf8(utf8Source, utf8Destination, out bytesConsumed, out bytesWritten, isFinalBlock);

    private static void RefuseIllFormed(ReadOnlySpan<char> text)
    {
        if (Utf16.IndexOfIllFormed(text) >= 0)
            throw new IllFormedTextException();
    }
}
