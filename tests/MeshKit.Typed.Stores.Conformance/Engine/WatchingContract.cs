using System.Threading.Channels;

namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Watching jobs, as a screen does.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class WatchingContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task It_gives_what_is_there_and_then_each_change()
    {
        var mesh = await OpenAsync();
        var job = (await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation)).JobId;
        await using var watch = new Watch(mesh);
        Assert.Equal((job, SyncJobStatus.Pending), await watch.NextAsync());

        await FlushAsync(mesh, Done);

        await watch.UntilAsync(job, SyncJobStatus.Succeeded);
    }

    [Fact]
    public async Task It_sees_what_another_process_does()
    {
        var (mesh, other) = (await OpenAsync(), await OpenAsync());
        await using var watch = new Watch(mesh);

        var job = (await other.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation)).JobId;

        Assert.Equal((job, SyncJobStatus.Pending), await WhileTimePassesAsync(watch.NextAsync(), TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public async Task It_shows_progress()
    {
        var mesh = await OpenAsync();
        var job = (await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation)).JobId;
        await using var watch = new Watch(mesh);
        await watch.UntilAsync(job, SyncJobStatus.Pending);

        await mesh.Sync.CheckpointAsync(job, new Progress(3), Cancellation);

        await watch.NextAsync();
        Assert.Equal(3, watch.Last!.Checkpoint.As<Progress>()!.Offset);
    }

    [Fact]
    public async Task It_gives_a_job_that_no_longer_fits_the_query_once_more()
    {
        var mesh = await OpenAsync();
        var job = (await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation)).JobId;
        await using var watch = new Watch(mesh, new JobQuery { Statuses = [SyncJobStatus.Pending] });
        await watch.UntilAsync(job, SyncJobStatus.Pending);

        await mesh.Sync.CancelAsync(job, Cancellation);
        Assert.Equal((job, SyncJobStatus.Cancelled), await watch.NextAsync());

        var next = (await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("b"), cancellationToken: Cancellation)).JobId;
        Assert.Equal((next, SyncJobStatus.Pending), await watch.NextAsync());
    }

    [Fact]
    public async Task It_says_nothing_of_jobs_that_have_not_changed_or_that_are_not_asked_for()
    {
        var mesh = await OpenAsync();
        await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation);
        await using var watch = new Watch(mesh, new JobQuery { Kind = Jobs.Local.Kind });

        await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("b"), cancellationToken: Cancellation);
        var first = (await mesh.Sync.EnqueueAsync(Jobs.Local, new Note("c"), cancellationToken: Cancellation)).JobId;
        Assert.Equal((first, SyncJobStatus.Pending), await watch.NextAsync());
        var second = (await mesh.Sync.EnqueueAsync(Jobs.Local, new Note("d"), cancellationToken: Cancellation)).JobId;

        Assert.Equal((second, SyncJobStatus.Pending), await watch.NextAsync());
    }

    [Fact]
    public async Task It_ends_with_its_token_and_with_its_mesh()
    {
        var mesh = await OpenAsync();
        using var stop = new CancellationTokenSource();
        var cancelled = ReadAsync(mesh, stop.Token);
        var disposed = ReadAsync(mesh, Cancellation);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await mesh.DisposeAsync();
        await FailsAsync(SyncErrorCodes.MeshDisposed, () => disposed);
    }

    private static async Task ReadAsync(Mesh mesh, CancellationToken cancellationToken)
    {
        await foreach (var job in mesh.Sync.WatchAsync(cancellationToken: cancellationToken))
            Assert.Fail($"There is no job, and yet {job}.");
    }

    /// <summary>Reads a watch in the background, as a screen would, and hands on what it gives.</summary>
    private sealed class Watch : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Channel<SyncJobInfo> _given = Channel.CreateUnbounded<SyncJobInfo>();
        private readonly Task _reading;

        public Watch(Mesh mesh, JobQuery? query = null) => _reading = ReadAsync(mesh, query);

        public SyncJobInfo? Last { get; private set; }

        public async Task<(Guid Id, SyncJobStatus Status)> NextAsync()
        {
            Last = await _given.Reader.ReadAsync(Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
            return (Last.Id, Last.Status);
        }

        public async Task UntilAsync(Guid job, SyncJobStatus status)
        {
            while (await NextAsync() != (job, status))
            {
                // Earlier states may be given, or not: what follows quickly is given as one.
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }

        private async Task ReadAsync(Mesh mesh, JobQuery? query)
        {
            await foreach (var job in mesh.Sync.WatchAsync(query, _stop.Token))
                await _given.Writer.WriteAsync(job, CancellationToken.None);
        }
    }
}
