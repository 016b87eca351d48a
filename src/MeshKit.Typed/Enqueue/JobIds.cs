using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MeshKit.Typed;

/// <summary>
/// Makes job ids: UUIDv7 (RFC 9562). Random bytes are drawn for many ids at once: the platform asks the kernel for each, which takes longer than
/// all the rest of an enqueue in memory.
/// </summary>
internal static class JobIds
{
    private const int RandomBytes = 10;
    private const int Drawn = 256 * RandomBytes;

    [ThreadStatic]
    private static byte[]? _random;

    [ThreadStatic]
    private static int _used;

    public static Guid New(DateTimeOffset now)
    {
        if (_random is not { } random || _used == Drawn)
        {
            _random = random = _random ?? new byte[Drawn];
            RandomNumberGenerator.Fill(random);
            _used = 0;
        }

        // 48 bits of milliseconds, and what follows them random but for version and variant.
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, Math.Max(now.ToUnixTimeMilliseconds(), 0) << 16);
        random.AsSpan(_used, RandomBytes).CopyTo(id[6..]);
        _used += RandomBytes;
        id[6] = (byte)((id[6] & 0x0F) | 0x70);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
