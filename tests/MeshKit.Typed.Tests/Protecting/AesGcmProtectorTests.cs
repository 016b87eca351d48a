using System.Security.Cryptography;
using System.Text;
using MeshKit.Typed.Stores.Conformance.Engine;

namespace MeshKit.Typed.Tests.Protecting;

/// <summary>The ready protector: what it seals opens with the right key and place only, and its forms do not change under stored jobs.</summary>
public sealed class AesGcmProtectorTests
{
    private static readonly byte[] Place = "place"u8.ToArray();

    private readonly AesGcmProtector _protector = new(ProtectorKeys.First);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(100_000)]
    public void What_is_sealed_opens_and_is_as_long_as_documented(int length)
    {
        var value = RandomNumberGenerator.GetBytes(length);

        var sealedValue = _protector.Seal(value, Place);

        Assert.Equal(length + 42 + ProtectorKeys.First.Id.Length, sealedValue.Length);
        Assert.Equal(value, _protector.Open(sealedValue, Place));
    }

    // Made by another implementation of what the docstrings say. Jobs that the first version sealed must open for ever.
    [Fact]
    public void The_forms_of_the_first_version_are_read()
    {
        const string Sealed = "AQcyMDI2LTAxAAECAwQFBgcICQoLDA0ODxAREhMUFRYXgIo6nAHONeO6CyqyxIibO/6ZMlc=";

        Assert.Equal("kept", Encoding.UTF8.GetString(_protector.Open(Convert.FromBase64String(Sealed), Place)));
        Assert.Equal("hmac:WebhTA4HGnipsx1504QTXerQdJUCGamIau7Dv8rQNR4", _protector.HashKey("draft:1"));
    }

    [Fact]
    public void A_value_is_never_sealed_twice_alike()
    {
        var nonces = new HashSet<string>();
        for (var i = 0; i < 10_000; i++)
            Assert.True(nonces.Add(Convert.ToHexString(_protector.Seal([], []).AsSpan(2 + ProtectorKeys.First.Id.Length, 24))));
    }

    [Fact]
    public void Every_changed_byte_and_every_cut_is_found()
    {
        var sealedValue = _protector.Seal("value"u8, Place);
        for (var i = 0; i < sealedValue.Length; i++)
        {
            var changed = sealedValue.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => _protector.Open(changed, Place));
            Assert.ThrowsAny<CryptographicException>(() => _protector.Open(sealedValue.AsSpan(0, i), Place));
        }

        Assert.ThrowsAny<CryptographicException>(() => _protector.Open(sealedValue, "other"u8));
    }

    [Fact]
    public void A_missing_key_is_named_and_nothing_else_is_said()
    {
        var sealedValue = _protector.Seal("secret"u8, Place);

        var missing = Assert.Throws<CryptographicException>(() => new AesGcmProtector(ProtectorKeys.Second).Open(sealedValue, Place));
        var wrong = Assert.Throws<CryptographicException>(() => new AesGcmProtector(ProtectorKeys.Stranger).Open(sealedValue, Place));

        Assert.All([missing, wrong], exception => Assert.Contains("\"2026-01\"", exception.ToString(), StringComparison.Ordinal));
        Assert.All([missing, wrong], exception => Assert.DoesNotContain("secret\"", exception.ToString(), StringComparison.Ordinal));
        sealedValue[2] = (byte)'\n';
        Assert.DoesNotContain("\n", Assert.Throws<CryptographicException>(() => _protector.Open(sealedValue, Place)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_rotation_the_current_key_seals_the_others_open_and_keys_hash_as_before()
    {
        var before = _protector.Seal("value"u8, Place);
        var rotated = new AesGcmProtector(ProtectorKeys.Second, [ProtectorKeys.First], conflictKeys: ProtectorKeys.First);

        Assert.Equal("value"u8, rotated.Open(before, Place));
        Assert.Contains("2026-02", Encoding.Latin1.GetString(rotated.Seal("value"u8, Place)), StringComparison.Ordinal);
        Assert.Equal(_protector.HashKey("k"), rotated.HashKey("k"));
    }

    [Theory]
    [InlineData("k")]
    [InlineData("draft:é€😀")]
    public void A_hash_has_one_length_and_depends_on_each_bit_of_key_and_secret(string key)
    {
        var hash = _protector.HashKey(key);

        Assert.Equal(48, hash.Length);
        Assert.Equal(hash, _protector.HashKey(key));
        Assert.Matches("^hmac:[A-Za-z0-9_-]{43}$", hash);
        Assert.NotEqual(hash, _protector.HashKey(key + " "));
        Assert.NotEqual(hash, _protector.HashKey(key.ToUpperInvariant() + "\0"));
        Assert.NotEqual(hash, new AesGcmProtector(ProtectorKeys.Second).HashKey(key));
        Assert.Equal(48, _protector.HashKey(new string('x', 512)).Length);
    }

    [Fact]
    public void Many_threads_share_a_protector() => Parallel.For(0, 2_000, i =>
    {
        var value = BitConverter.GetBytes(i);
        Assert.Equal(value, _protector.Open(_protector.Seal(value, Place), Place));
    });

    [Fact]
    public void Keys_that_cannot_be_told_apart_or_are_weak_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new AesGcmProtector(ProtectorKeys.First, [ProtectorKeys.Stranger], ProtectorKeys.First));
        Assert.Equal("conflictKeys", Assert.Throws<ArgumentException>(() => new AesGcmProtector(ProtectorKeys.Second, [ProtectorKeys.First])).ParamName);
        Assert.Equal("secret", Assert.Throws<ArgumentException>(() => new ProtectorKey("a", new byte[31])).ParamName);
        foreach (var id in new[] { "", "a b", "ä", "a:b", new string('a', 65) })
            Assert.Throws<ArgumentException>(() => new ProtectorKey(id, new byte[32]));
        Assert.Equal(64, new ProtectorKey(new string('a', 64), new byte[32]).Id.Length);
    }

    [Fact]
    public void A_secret_is_copied_and_never_printed()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        var key = new ProtectorKey("a", secret);
        var sealedValue = new AesGcmProtector(key).Seal("value"u8, Place);
        secret.AsSpan().Clear();

        Assert.Equal("value"u8, new AesGcmProtector(key).Open(sealedValue, Place));
        Assert.Equal("a", key.ToString());
        Assert.Equal("AES-256-GCM, current key a, of 1", new AesGcmProtector(key).ToString());
    }
}
