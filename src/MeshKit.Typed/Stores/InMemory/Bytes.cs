namespace MeshKit.Typed.Stores.InMemory;

/// <summary>Copies what callers hand in: they own their memory and may reuse it. What is stored is never written again.</summary>
internal static class Bytes
{
    public static byte[]? Copy(ReadOnlyMemory<byte>? bytes) => bytes?.ToArray();

    // The conversion from a null array would be an empty memory, not none.
    public static ReadOnlyMemory<byte>? ToMemory(byte[]? bytes) => bytes is null ? null : new ReadOnlyMemory<byte>(bytes);
}
