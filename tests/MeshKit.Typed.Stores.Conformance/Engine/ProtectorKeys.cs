namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>The keys of these tests.</summary>
public static class ProtectorKeys
{
    public static ProtectorKey First { get; } = New("2026-01", 1);

    public static ProtectorKey Second { get; } = New("2026-02", 2);

    /// <summary>A key of the first one's id, with another secret.</summary>
    public static ProtectorKey Stranger { get; } = New("2026-01", 3);

    private static ProtectorKey New(string id, byte seed) => new(id, [.. Enumerable.Range(0, ProtectorKey.MinSecretBytes).Select(i => (byte)((i + 1) * seed))]);
}
