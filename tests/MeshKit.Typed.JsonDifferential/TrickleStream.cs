namespace MeshKit.Typed.JsonDifferential;

/// <summary>A stream that gives a few bytes at a time.</summary>
internal sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    private const int AtOnce = 3;

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, AtOnce)]);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, AtOnce)], cancellationToken);
}
