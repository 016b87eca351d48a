namespace MeshKit.Typed.Stores.InMemory;

/// <summary>Copies what callers hand in: they own their memory and may reuse it. What is stored is never written again.</summary>
internal static class Bytes
{
    public static byte[]? Copy(ReadOnlyMemory<byte>? bytes) => bytes?.ToArray();

    // A null array, and even a null literal beside a memory, converts to an empty memory, not to none.
    public static ReadOnlyMemory<byte>? ToMemory(byte[]? bytes) => bytes is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(bytes);
}
