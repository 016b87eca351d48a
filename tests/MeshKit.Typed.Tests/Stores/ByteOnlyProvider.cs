using System.Collections.Concurrent;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Tests.Stores;

/// <summary>A provider that stores blobs by name and nothing else: it has no job store to open.</summary>
internal sealed class ByteOnlyProvider : MeshProvider
{
    private readonly ConcurrentDictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);

    public override string Name => "bytes";

    public void Write(string name, ReadOnlySpan<byte> bytes) => _blobs[name] = bytes.ToArray();

    public byte[]? Read(string name) => _blobs.GetValueOrDefault(name);
}
