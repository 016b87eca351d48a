using MeshKit.Typed.Stores;

namespace MeshKit.Typed.EndToEnd;

/// <summary>A store as a flush uses it: what was claimed is settled in the transaction that claims the next.</summary>
internal sealed class StoreSide(ISyncStore store)
{
    private readonly ClaimRequest _claim = new()
    {
        Accepts = static gate => gate.Kind.StartsWith("upload-note", StringComparison.Ordinal),
        MaxJobs = 100,
        LeaseDuration = TimeSpan.FromMinutes(1),
        FlushId = 2,
    };

    private Settlement[] _ended = [];

    /// <summary>One transaction; how many jobs it claimed.</summary>
    public async Task<int> ExchangeAsync()
    {
        var result = await store.ExchangeAsync(_ended, _claim, CancellationToken.None);
        if (result.Settled.Any(settled => !settled.Held))
            throw new InvalidOperationException("A lease was lost.");
        _ended = [.. result.Claimed.Select(job => new Settlement { Lease = job.Lease, Kind = SettlementKind.Succeeded })];
        return _ended.Length;
    }
}
