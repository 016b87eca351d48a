using System.Security.Cryptography;

namespace MeshKit.Typed;

/// <summary>
/// A named secret of an <see cref="AesGcmProtector"/>. The keys that are used are derived from it (HKDF-SHA256), one for each purpose, so that one
/// secret can serve both to seal and to hash. The secret stays in this process's memory as long as the key does.
/// </summary>
public sealed class ProtectorKey
{
    /// <summary>The least length of a secret, in bytes.</summary>
    public const int MinSecretBytes = 32;

    /// <summary>The most characters of an id.</summary>
    public const int MaxIdLength = 64;

    private readonly byte[] _secret;

    /// <summary>Creates a key; the secret is copied.</summary>
    /// <param name="id">
    /// The key's name, as <c>"2026-01"</c>: 1 to 64 ASCII letters, digits, <c>.</c>, <c>-</c> and <c>_</c>. It is stored in clear with each value that
    /// the key seals, and never given to another secret.
    /// </param>
    /// <param name="secret">At least 32 bytes from a cryptographic random source, never a password.</param>
    /// <exception cref="ArgumentException">The id or the secret is not as described.</exception>
    public ProtectorKey(string id, ReadOnlySpan<byte> secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (id.Length > MaxIdLength || id.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')))
            throw new ArgumentException($"A key's id is 1 to {MaxIdLength} ASCII letters, digits, '.', '-' and '_'.", nameof(id));
        if (secret.Length < MinSecretBytes)
            throw new ArgumentException($"The secret of the key \"{id}\" has {secret.Length} bytes; at least {MinSecretBytes} are needed.", nameof(secret));
        Id = id;
        _secret = secret.ToArray();
    }

    /// <summary>The key's name.</summary>
    public string Id { get; }

    /// <summary>The key's name; never its secret.</summary>
    public override string ToString() => Id;

    internal byte[] Derive(ReadOnlySpan<byte> purpose)
    {
        var derived = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, derived, salt: default, info: purpose);
        return derived;
    }
}
