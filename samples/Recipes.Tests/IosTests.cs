using MeshKit.Typed;
using MeshKit.Typed.Testing;
using Recipes.Ios;
using Recipes.Photos;
using Recipes.Tests.Fakes;
using TaskScheduler = Recipes.Tests.Fakes.TaskScheduler;

namespace Recipes.Tests;

public sealed class IosTests : IAsyncDisposable
{
    private readonly MeshTest _test = MeshTest.Create(RecipesJobs.Manifest);
    private readonly PhotoServer _server = new();
    private readonly TaskScheduler _scheduler = new();
    private readonly List<Exception> _errors = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    // <expired>
    [Fact]
    public async Task A_task_that_expires_leaves_a_checkpoint_and_the_next_one_resumes_from_it()
    {
        Register(new UploadPhotoHandler(_server));
        await _test.Sync.EnqueueAsync(new UploadPhoto("beach", Parts: 4), cancellationToken: Cancellation);
        _server.StallAt = 2;

        var (expired, running) = _scheduler.Launch();
        await _server.Stalled;
        expired.Expire();
        await running;

        Assert.False(expired.Completed);
        Assert.True(_scheduler.IsSubmitted);
        var job = _test.ShouldHaveEnqueued(RecipesJobs.UploadPhoto);
        Assert.Equal((new UploadedParts(2), 0), (job.Checkpoint.As<UploadedParts>(), job.Attempt));

        _server.StallAt = null;
        var (next, ending) = _scheduler.Launch();
        await ending;

        Assert.True(next.Completed);
        Assert.False(_scheduler.IsSubmitted);
        Assert.Equal([0, 1, 2, 3], _server.Parts);
    }
    // </expired>

    [Fact]
    public async Task A_budget_that_ends_leaves_a_checkpoint_and_the_next_task_resumes_from_it()
    {
        Register(new UploadPhotoHandler(_server));
        await _test.Sync.EnqueueAsync(new UploadPhoto("beach", Parts: 4), cancellationToken: Cancellation);
        _server.StallAt = 1;

        var (first, running) = _scheduler.Launch();
        await _server.Stalled;
        await _test.AdvanceAsync(TimeSpan.FromSeconds(25), Cancellation);
        await running;
        Assert.False(first.Completed);
        Assert.True(_scheduler.IsSubmitted);
        _server.StallAt = null;
        await _scheduler.Launch().Running;

        Assert.Equal([0, 1, 2, 3], _server.Parts);
        _test.ShouldBeDrained();
    }

    [Fact]
    public async Task What_waits_for_its_retry_moves_the_next_launch()
    {
        Register(new BusyHandler());
        await _test.Sync.EnqueueAsync(new UploadPhoto("beach", Parts: 4), cancellationToken: Cancellation);

        var (task, running) = _scheduler.Launch();
        await running;

        Assert.True(task.Completed);
        Assert.Equal(_test.Clock.GetUtcNow().AddMinutes(5), _scheduler.NotBefore);
    }

    [Fact]
    public async Task Where_the_store_fails_the_task_is_completed_all_the_same_and_asked_for_again()
    {
        Register(new UploadPhotoHandler(_server));
        await _test.Mesh.DisposeAsync();

        var (task, running) = _scheduler.Launch();
        await running;

        Assert.False(task.Completed);
        Assert.True(_scheduler.IsSubmitted);
        Assert.Equal(SyncErrorCodes.MeshDisposed, Assert.IsType<SyncException>(Assert.Single(_errors)).Code);
    }

    [Fact]
    public async Task Only_an_app_with_work_left_asks_for_a_launch()
    {
        var task = Register(new UploadPhotoHandler(_server));
        await task.ScheduleAsync(Cancellation);
        Assert.False(_scheduler.IsSubmitted);

        await _test.Sync.EnqueueAsync(new UploadPhoto("beach", Parts: 4), cancellationToken: Cancellation);
        await task.ScheduleAsync(Cancellation);
        Assert.True(_scheduler.IsSubmitted);
    }

    private UploadTask Register(ISyncHandler<UploadPhoto> handler)
    {
        var task = new UploadTask(
            _test.Sync,
            SyncHandlers.For(RecipesJobs.UploadPhoto, handler),
            _scheduler,
            () => NetworkState.OnlineUnmetered,
            TimeSpan.FromSeconds(25),
            _errors.Add);
        task.Register();
        return task;
    }

    private sealed class BusyHandler : ISyncHandler<UploadPhoto>
    {
        public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<UploadPhoto> job, CancellationToken cancellationToken) =>
            new(SyncOutcome.Retry(TimeSpan.FromMinutes(5)));
    }
}
