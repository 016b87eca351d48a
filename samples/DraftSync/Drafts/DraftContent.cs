using System.Security.Cryptography;

namespace DraftSync;

/// <summary>What tells the content of a draft from other content.</summary>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Digest">Its digest behind the name of the algorithm: <c>sha256:</c> and lower-case hexadecimal.</param>
public sealed record DraftContent(long Length, string Digest)
{
    /// <summary>Reads a stream to its end.</summary>
    public static DraftContent Of(Stream stream) => new(stream.Length, Sha256(Convert.ToHexStringLower(SHA256.HashData(stream))));

    /// <summary>The digest of a SHA-256.</summary>
    /// <param name="hex">In lower-case hexadecimal.</param>
    public static string Sha256(string hex) => "sha256:" + hex;
}
