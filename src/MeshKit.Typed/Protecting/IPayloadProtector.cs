using System.Security.Cryptography;

namespace MeshKit.Typed;

/// <summary>
/// Seals what a mesh stores, so that who reads the store learns no payloads. <see cref="AesGcmProtector"/> is the ready one; another may keep its
/// keys in a platform's key store. It is called for each value of each job, at once from many threads and in the middle of store calls: it must
/// be fast and do no input or output, so that what it needs is fetched before the mesh is opened.
/// </summary>
public interface IPayloadProtector
{
    /// <summary>Encrypts and authenticates a value, and authenticates the associated data, which is not part of the result.</summary>
    /// <param name="value">The value, of any length.</param>
    /// <param name="associatedData">Where the value belongs: the job, and which of its values it is. <see cref="Open"/> is given the same bytes.</param>
    /// <returns>The sealed bytes, which say by themselves which key opens them.</returns>
    byte[] Seal(ReadOnlySpan<byte> value, ReadOnlySpan<byte> associatedData);

    /// <summary>Opens what <see cref="Seal"/> gave.</summary>
    /// <param name="sealedValue">The sealed bytes, as stored: they may have been changed by others.</param>
    /// <param name="associatedData">The bytes that the value was sealed with.</param>
    /// <returns>The value.</returns>
    /// <exception cref="CryptographicException">
    /// The key is not at hand, or the value or the associated data is not what was sealed. The message may name the key's id, never the value.
    /// </exception>
    byte[] Open(ReadOnlySpan<byte> sealedValue, ReadOnlySpan<byte> associatedData);

    /// <summary>
    /// Hashes a conflict key under a secret. Jobs of one key find each other by this text, over processes and restarts: it is always the same
    /// for the same key.
    /// </summary>
    /// <param name="conflictKey">The key, at most <see cref="SyncLimits.MaxKeyBytes"/> UTF-8 bytes.</param>
    /// <returns>ASCII text of one fixed length, at most 128 characters.</returns>
    string HashKey(string conflictKey);
}
