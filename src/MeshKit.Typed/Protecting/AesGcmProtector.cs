using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace MeshKit.Typed;

/// <summary>
/// Seals with AES-256-GCM under a ring of keys, and hashes conflict keys with HMAC-SHA256. Safe for use from many threads.
/// </summary>
/// <remarks>
/// <para>
/// <b>Sealed bytes:</b> a format byte (1), the length of the key's id (1 byte), the id, a nonce (24 bytes), the ciphertext (as long as the value),
/// a tag (16 bytes): 42 bytes and the id more than the value.
/// </para>
/// <para>
/// <b>Nonces</b> are random. 96 random bits, as GCM takes them, would limit a key to 2³² values before a repetition becomes likely enough to matter
/// (NIST SP 800-38D), which a busy queue reaches in days. So the nonce has 192 bits: the first 96 derive a key for this one value (SP 800-108, HMAC-SHA256
/// in counter mode), the other 96 are GCM's. A key may then seal 2⁸⁰ values at the same risk of 2⁻³². One value is at most 64 GiB.
/// </para>
/// <para>
/// <b>Rotation:</b> values are opened by the key that their id names, and sealed by the current one. Give the new key to every process among the
/// earlier ones first, then make it the current one; keep an old key until no job that it sealed is stored (queued or ended). The secret that
/// hashes conflict keys does not rotate while jobs are active: under another one, a new job would not find the active one of its key.
/// </para>
/// </remarks>
public sealed class AesGcmProtector : IPayloadProtector
{
    private const byte Format = 1;
    private const int NonceBytes = 24;
    private const int DerivingBytes = 12;
    private const int TagBytes = 16;
    private const string HashPrefix = "hmac:";

    private readonly string _currentId;
    private readonly FrozenDictionary<string, byte[]> _keys;
    private readonly byte[] _hashKey;

    /// <summary>Creates a protector.</summary>
    /// <param name="current">The key that seals from now on.</param>
    /// <param name="earlier">Other keys that open what they sealed: those used before, and one that other processes may already use.</param>
    /// <param name="conflictKeys">
    /// The secret that hashes conflict keys; it stays the same when the others rotate. Null takes <paramref name="current"/>, as long as that is
    /// the only key.
    /// </param>
    /// <exception cref="ArgumentException">Two keys have one id, or there are earlier keys and <paramref name="conflictKeys"/> is null.</exception>
    /// <exception cref="PlatformNotSupportedException">The platform has no AES-GCM.</exception>
    public AesGcmProtector(ProtectorKey current, IReadOnlyCollection<ProtectorKey>? earlier = null, ProtectorKey? conflictKeys = null)
    {
        ArgumentNullException.ThrowIfNull(current);
        if (!AesGcm.IsSupported)
            throw new PlatformNotSupportedException("This platform has no AES-GCM. Seal with an IPayloadProtector of your own.");
        if (conflictKeys is null && earlier is { Count: > 0 })
        {
            throw new ArgumentException(
                "Name the secret that hashes conflict keys: it must stay the one that the queued jobs were enqueued with, as a rule the first key.",
                nameof(conflictKeys));
        }

        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var key in (earlier ?? []).Prepend(current))
        {
            if (!keys.TryAdd(key.Id, key.Derive("MeshKit.Typed 1 seal"u8)))
                throw new ArgumentException($"Two keys have the id \"{key.Id}\". Each secret has an id of its own.", nameof(earlier));
        }

        _currentId = current.Id;
        _keys = keys.ToFrozenDictionary(StringComparer.Ordinal);
        _hashKey = (conflictKeys ?? current).Derive("MeshKit.Typed 1 conflict keys"u8);
    }

    /// <inheritdoc/>
    public byte[] Seal(ReadOnlySpan<byte> value, ReadOnlySpan<byte> associatedData)
    {
        var header = 2 + _currentId.Length;
        var result = new byte[header + NonceBytes + value.Length + TagBytes];
        result[0] = Format;
        result[1] = (byte)_currentId.Length;
        Encoding.ASCII.GetBytes(_currentId, result.AsSpan(2));
        var nonce = result.AsSpan(header, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = CipherOf(_keys[_currentId], nonce);
        aes.Encrypt(
            nonce[DerivingBytes..],
            value,
            result.AsSpan(header + NonceBytes, value.Length),
            result.AsSpan(result.Length - TagBytes),
            Authenticated(result.AsSpan(0, header), associatedData));
        return result;
    }

    /// <inheritdoc/>
    public byte[] Open(ReadOnlySpan<byte> sealedValue, ReadOnlySpan<byte> associatedData)
    {
        if (sealedValue.Length < 2 || sealedValue[0] != Format || sealedValue.Length < 2 + sealedValue[1] + NonceBytes + TagBytes)
            throw new CryptographicException("The value was not sealed in a form that this version knows, or was changed.");
        var header = 2 + sealedValue[1];
        var id = Encoding.ASCII.GetString(sealedValue[2..header]);
        if (!_keys.TryGetValue(id, out var key))
            throw new CryptographicException($"The value was sealed with the key \"{Printable(id)}\", which this protector does not have.");

        var nonce = sealedValue.Slice(header, NonceBytes);
        var body = sealedValue[(header + NonceBytes)..];
        var value = new byte[body.Length - TagBytes];
        using var aes = CipherOf(key, nonce);
        try
        {
            aes.Decrypt(nonce[DerivingBytes..], body[..^TagBytes], body[^TagBytes..], value, Authenticated(sealedValue[..header], associatedData));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new CryptographicException($"The value was changed, moved, or sealed with another secret than the key \"{id}\" has here.");
        }

        return value;
    }

    /// <inheritdoc/>
    public string HashKey(string conflictKey)
    {
        ArgumentNullException.ThrowIfNull(conflictKey);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_hashKey, Encoding.UTF8.GetBytes(conflictKey), hash);
        return HashPrefix + Base64Url.EncodeToString(hash);
    }

    /// <summary>The ids of the keys; never their secrets.</summary>
    public override string ToString() => $"AES-256-GCM, current key {_currentId}, of {_keys.Count}";

    // A cipher of its own for each value: its key is, and one cipher is not safe for several threads.
    private static AesGcm CipherOf(byte[] key, ReadOnlySpan<byte> nonce)
    {
        Span<byte> derived = stackalloc byte[32];
        SP800108HmacCounterKdf.DeriveBytes(key, HashAlgorithmName.SHA256, "MeshKit.Typed 1 value"u8, nonce[..DerivingBytes], derived);
        try
        {
            return new AesGcm(derived, TagBytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(derived);
        }
    }

    private static byte[] Authenticated(ReadOnlySpan<byte> header, ReadOnlySpan<byte> associatedData) => [.. header, .. associatedData];

    // The id comes from the store: what is no id is not repeated in messages.
    private static string Printable(string id) =>
        id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && id.Length is > 0 and <= ProtectorKey.MaxIdLength ? id : "?";
}
