namespace MeshKit.Typed.Tests.Protecting;

internal static class Keys
{
    public static ProtectorKey First { get; } = New("2026-01", 1);

    public static ProtectorKey Second { get; } = New("2026-02", 2);

    public static ProtectorKey New(string id, byte seed) => new(id, [.. Enumerable.Range(0, ProtectorKey.MinSecretBytes).Select(i => (byte)(i * seed))]);
}
