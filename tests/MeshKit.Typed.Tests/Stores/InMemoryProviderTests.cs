using System.Data;
using System.Data.Common;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Tests.Stores;

/// <summary>What is particular to the in-memory provider: who owns the jobs, and whose transactions it cannot join.</summary>
public sealed class InMemoryProviderTests
{
    private static readonly EnqueueRequest Request = new() { Kind = "work", Payload = "1"u8.ToArray() };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_meshes_on_one_provider_share_its_jobs()
    {
        await using var provider = new InMemoryProvider();
        await using var one = await OpenAsync(provider);
        await using var other = await OpenAsync(provider);

        var receipt = await one.Sync.EnqueueAsync(Request, Cancellation);

        Assert.Equal(SyncJobStatus.Pending, (await other.Sync.GetAsync(receipt.JobId, Cancellation))?.Status);
    }

    [Fact]
    public async Task Disposing_a_mesh_that_leaves_the_provider_open_keeps_its_jobs()
    {
        await using var provider = new InMemoryProvider();
        Guid id;
        await using (var mesh = await OpenAsync(provider))
            id = (await mesh.Sync.EnqueueAsync(Request, Cancellation)).JobId;

        await using var again = await OpenAsync(provider);
        Assert.NotNull(await again.Sync.GetAsync(id, Cancellation));
    }

    [Fact]
    public async Task Two_providers_share_nothing()
    {
        await using var one = await OpenAsync(new InMemoryProvider());
        await using var other = await OpenAsync(new InMemoryProvider());

        var receipt = await one.Sync.EnqueueAsync(Request, Cancellation);

        Assert.Null(await other.Sync.GetAsync(receipt.JobId, Cancellation));
    }

    [Fact]
    public async Task Rule06_A_disposed_provider_is_unavailable_to_open_meshes_and_to_new_ones()
    {
        var provider = new InMemoryProvider();
        await using var open = await OpenAsync(provider);
        await open.Sync.EnqueueAsync(Request, Cancellation);
        await provider.DisposeAsync();

        await ThrowsAsync(SyncErrorCodes.StoreUnavailable, () => open.Sync.EnqueueAsync(Request, Cancellation));
        await ThrowsAsync(SyncErrorCodes.StoreUnavailable, () => OpenAsync(provider));
    }

    [Fact]
    public async Task A_closed_store_is_unavailable_and_its_jobs_stay_with_the_provider()
    {
        await using var provider = new InMemoryProvider();
        var store = (await provider.OpenStoreAsync(new StoreContext(), Cancellation))!;
        await store.DisposeAsync();

        await ThrowsAsync(SyncErrorCodes.StoreUnavailable, async () => await store.StatsAsync(Cancellation));
        Assert.NotNull(await provider.OpenStoreAsync(new StoreContext(), Cancellation));
    }

    [Fact]
    public async Task Rule19_A_transaction_of_some_database_is_not_supported_and_nothing_is_stored()
    {
        await using var mesh = await OpenAsync(new InMemoryProvider());
        await using var transaction = new SomeTransaction();

        await ThrowsAsync(SyncErrorCodes.SyncNotSupported, () => mesh.Sync.EnqueueManyAsync([Request], transaction, Cancellation));
        await ThrowsAsync(
            SyncErrorCodes.SyncNotSupported, () => mesh.Sync.EnqueueAsync(Request with { Options = new() { Transaction = transaction } }, Cancellation));

        Assert.Empty(await mesh.Sync.JobsAsync(null, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_predicate_that_throws_leaves_the_settlements_of_its_call_undone()
    {
        await using var provider = new InMemoryProvider();
        var store = (await provider.OpenStoreAsync(new StoreContext(), Cancellation))!;
        await store.EnqueueAsync([new NewJob { Id = Guid.NewGuid(), Gate = new("work", 1, default, 0, ""), Payload = default, MaxAttempts = 1 }], null, Cancellation);
        var claim = new ClaimRequest { Accepts = _ => true, MaxJobs = 1, LeaseDuration = TimeSpan.FromMinutes(1), FlushId = 1 };
        var job = Assert.Single((await store.ExchangeAsync([], claim, Cancellation)).Claimed);
        var done = new Settlement { Lease = job.Lease, Kind = SettlementKind.Succeeded };

        await Assert.ThrowsAsync<NotSupportedException>(
            async () => await store.ExchangeAsync([done], claim with { Accepts = _ => throw new NotSupportedException() }, Cancellation));

        Assert.Equal(SyncJobStatus.Running, (await store.FindAsync(job.Job.Id, Cancellation))!.Status);
    }

    private static Task<Mesh> OpenAsync(InMemoryProvider provider) =>
        Mesh.OpenAsync(provider, new MeshOptions { Manifest = SyncManifest.Empty, LeaveProviderOpen = true }, Cancellation);

    private static async Task ThrowsAsync(string code, Func<Task> call) => Assert.Equal(code, (await Assert.ThrowsAsync<SyncException>(call)).Code);

    private sealed class SomeTransaction : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.Serializable;

        protected override DbConnection? DbConnection => null;

        public override void Commit() => throw new InvalidOperationException("Nobody may commit it.");

        public override void Rollback() => throw new InvalidOperationException("Nobody may roll it back.");
    }
}
