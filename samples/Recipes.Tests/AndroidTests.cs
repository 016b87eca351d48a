using MeshKit.Typed;
using MeshKit.Typed.Testing;
using Recipes.Android;
using Recipes.Photos;
using Recipes.Tests.Fakes;

namespace Recipes.Tests;

public sealed class AndroidTests : IAsyncDisposable
{
    private readonly MeshTest _test = MeshTest.Create(RecipesJobs.Manifest);
    private readonly PhotoServer _server = new();
    private readonly WorkManager _work = new();
    private readonly Connectivity _connectivity = new();
    private readonly UploadWorker _worker;

    public AndroidTests()
    {
        var handlers = SyncHandlers.Combine(
            SyncHandlers.For(RecipesJobs.UploadPhoto, new UploadPhotoHandler(_server)),
            SyncHandlers.For(RecipesJobs.RenamePhoto, new RenamePhotoHandler(_server)));
        _worker = new UploadWorker(
            _test.Sync, RecipesJobs.Manifest, handlers, _work, _connectivity, _test.Clock, exception => Assert.IsType<SyncException>(exception));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task There_is_a_request_for_each_kind_of_network_due_when_its_first_job_is()
    {
        await _test.Sync.EnqueueAsync(new UploadPhoto("a", 1), new EnqueueOptions { Delay = TimeSpan.FromHours(2) }, Cancellation);
        await _test.Sync.EnqueueAsync(new UploadPhoto("b", 1), new EnqueueOptions { Delay = TimeSpan.FromHours(1) }, Cancellation);
        await _test.Sync.EnqueueAsync(new RenamePhoto("a", "Beach"), cancellationToken: Cancellation);

        await _worker.ScheduleAsync(Cancellation);

        Assert.Equal(
            [("sync-Online", (NetworkNeed.Online, TimeSpan.Zero)), ("sync-Unmetered", (NetworkNeed.Unmetered, TimeSpan.FromHours(1)))],
            _work.Requests.Select(request => (request.Key, request.Value)).Order());
    }

    // <metered>
    [Fact]
    public async Task On_a_metered_network_small_jobs_run_and_large_ones_ask_for_another()
    {
        await _test.Sync.EnqueueAsync(new UploadPhoto("beach", Parts: 2), cancellationToken: Cancellation);
        await _test.Sync.EnqueueAsync(new RenamePhoto("beach", "Beach"), cancellationToken: Cancellation);
        _connectivity.IsMetered = true;

        Assert.Equal(WorkResult.Success, await _worker.DoWorkAsync(Cancellation));

        Assert.Equal(["Beach"], _server.Names);
        Assert.Empty(_server.Parts);
        Assert.Equal([("sync-Unmetered", (NetworkNeed.Unmetered, TimeSpan.Zero))], _work.Requests.Select(request => (request.Key, request.Value)));

        _connectivity.IsMetered = false;
        await _worker.DoWorkAsync(Cancellation);
        _test.ShouldBeDrained();
    }
    // </metered>

    [Fact]
    public async Task Offline_nothing_runs()
    {
        await _test.Sync.EnqueueAsync(new RenamePhoto("beach", "Beach"), cancellationToken: Cancellation);
        _connectivity.IsConnected = false;

        await _worker.DoWorkAsync(Cancellation);

        Assert.Equal(0, _test.ShouldHaveEnqueued(RecipesJobs.RenamePhoto).Attempt);
        Assert.Single(_work.Requests);
    }

    // <stopped>
    [Fact]
    public async Task A_worker_that_is_stopped_leaves_a_checkpoint_and_the_next_run_resumes_from_it()
    {
        await _test.Sync.EnqueueAsync(new UploadPhoto("beach", Parts: 4), cancellationToken: Cancellation);
        using var stopped = new CancellationTokenSource();
        _server.StallAt = 3;

        var work = _worker.DoWorkAsync(stopped.Token);
        await _server.Stalled;
        await stopped.CancelAsync(); // OnStopped
        Assert.Equal(WorkResult.Retry, await work.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
        Assert.Equal(new UploadedParts(3), _test.ShouldHaveEnqueued(RecipesJobs.UploadPhoto).Checkpoint.As<UploadedParts>());

        _server.StallAt = null;
        Assert.Equal(WorkResult.Success, await _worker.DoWorkAsync(Cancellation));
        Assert.Equal([0, 1, 2, 3], _server.Parts);
    }
    // </stopped>

    [Fact]
    public async Task Where_the_store_fails_WorkManager_tries_again()
    {
        await _test.Mesh.DisposeAsync();
        Assert.Equal(WorkResult.Retry, await _worker.DoWorkAsync(Cancellation));
    }
}
