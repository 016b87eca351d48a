using Microsoft.Extensions.Time.Testing;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>The store that a history happens to, its clock, and what its leases are called in the model.</summary>
public sealed class StoreUnderTest : IAsyncDisposable
{
    private readonly Func<TimeProvider, ValueTask<ISyncStore>> _open;
    private readonly Lock _gate = new();
    private readonly Dictionary<(Guid JobId, long Claim), JobToken> _leases = [];
    private readonly Dictionary<Guid, (long Claims, long Token)> _latest = [];

    private ISyncStore? _other;

    private StoreUnderTest(Func<TimeProvider, ValueTask<ISyncStore>> open, ISyncStore store, FakeTimeProvider time)
    {
        _open = open;
        Store = store;
        Time = time;
    }

    public ISyncStore Store { get; private set; }

    public FakeTimeProvider Time { get; }

    /// <summary>Opens a store on new storage.</summary>
    public static async Task<StoreUnderTest> OpenAsync(Func<TimeProvider, ValueTask<ISyncStore>> open)
    {
        var time = new FakeTimeProvider(World.Start);
        return new StoreUnderTest(open, await open(time), time);
    }

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = await _open(Time);
    }

    /// <summary>Goes on in another process: through a second store, open on the same storage.</summary>
    public async Task SwitchAsync() => (Store, _other) = (_other ?? await _open(Time), Store);

    /// <summary>The store's own token of what the model calls the n-th claim of a job; where there was none, one that is made up.</summary>
    public JobToken ToOwn(JobToken lease)
    {
        lock (_gate)
            return _leases.GetValueOrDefault((lease.JobId, lease.Token), lease with { Token = long.MaxValue - lease.Token });
    }

    /// <summary>Rule 3: each claim of a job raises its token.</summary>
    public JobToken FromOwn(JobToken lease)
    {
        lock (_gate)
        {
            var (claims, token) = _latest.GetValueOrDefault(lease.JobId);
            if (lease.Token <= token)
                throw new DisagreementException($"The token of {Names.Of(lease.JobId)} was {token}, and is {lease.Token} after another claim.");
            _latest[lease.JobId] = (++claims, lease.Token);
            _leases[(lease.JobId, claims)] = lease;
            return new JobToken(lease.JobId, claims, 0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (_other is not null)
            await _other.DisposeAsync();
    }
}
