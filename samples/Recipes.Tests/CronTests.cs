using MeshKit.Typed;
using MeshKit.Typed.Sqlite;
using Recipes.Cron;
using Recipes.Photos;
using Recipes.Tests.Fakes;

namespace Recipes.Tests;

public sealed class CronTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recipes-");
    private readonly PhotoServer _server = new();
    private readonly StringWriter _errors = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.FullName, "queue.db");

    public void Dispose() => _folder.Delete(recursive: true);

    // <overlap>
    [Fact]
    public async Task Runs_that_overlap_share_the_work_and_do_nothing_twice()
    {
        const int Photos = 60;
        await EnqueueAsync([.. Enumerable.Range(0, Photos).Select(i => new RenamePhoto($"photo-{i}", $"name-{i}"))]);

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RunAsync(Minute, Cancellation))));

        Assert.All(runs, run => Assert.Equal(ExitCode.Done, run));
        Assert.Equal(Photos, _server.Names.Count);
        Assert.Equal(Photos, _server.Names.Distinct().Count());
    }
    // </overlap>

    [Fact]
    public async Task A_run_whose_time_is_up_says_so_and_the_next_one_goes_on()
    {
        await EnqueueAsync(new UploadPhoto("beach", Parts: 3));
        _server.StallAt = 1;
        Assert.Equal(ExitCode.Unfinished, await RunAsync(TimeSpan.FromSeconds(1), Cancellation));

        _server.StallAt = null;
        Assert.Equal(ExitCode.Done, await RunAsync(Minute, Cancellation));
        Assert.Equal([0, 1, 2], _server.Parts);
        Assert.Equal("", _errors.ToString());
    }

    [Fact]
    public async Task A_run_that_is_told_to_end_is_the_same()
    {
        await EnqueueAsync(new UploadPhoto("beach", Parts: 3));
        using var terminated = new CancellationTokenSource();
        _server.StallAt = 1;

        var run = RunAsync(Minute, terminated.Token);
        await _server.Stalled;
        await terminated.CancelAsync();

        Assert.Equal(ExitCode.Unfinished, await run);
    }

    [Fact]
    public async Task A_job_that_failed_for_good_is_printed_and_one_that_retries_is_not()
    {
        await EnqueueAsync(new RenamePhoto("beach", "Beach"));
        Assert.Equal(ExitCode.Done, await RunAsync(Saying(SyncOutcome.Retry(TimeSpan.Zero, "busy"))));
        Assert.Equal("", _errors.ToString());

        Assert.Equal(ExitCode.JobsFailed, await RunAsync(Saying(SyncOutcome.Fail("no such photo"))));
        Assert.Contains("Failed (attempt 2 of 10): no such photo", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_queue_is_printed()
    {
        await File.WriteAllTextAsync(Database, string.Concat(Enumerable.Repeat("not a database\n", 100)), Cancellation);
        Assert.Equal(ExitCode.StoreFailed, await RunAsync(Minute, Cancellation));
        Assert.StartsWith("store_corrupt: ", _errors.ToString(), StringComparison.Ordinal);
    }

    private static SyncHandlers Saying(SyncOutcome outcome) => SyncHandlers.Untyped((_, _) => new(outcome));

    private Task<ExitCode> RunAsync(SyncHandlers handlers) => CronFlush.RunAsync(Database, handlers, Minute, _errors, Cancellation);

    private Task<ExitCode> RunAsync(TimeSpan budget, CancellationToken stop)
    {
        var handlers = SyncHandlers.Combine(
            SyncHandlers.For(RecipesJobs.UploadPhoto, new UploadPhotoHandler(_server)),
            SyncHandlers.For(RecipesJobs.RenamePhoto, new RenamePhotoHandler(_server)));
        return CronFlush.RunAsync(Database, handlers, budget, TextWriter.Synchronized(_errors), stop);
    }

    private async Task EnqueueAsync(params RenamePhoto[] renames)
    {
        await using var mesh = await Mesh.OpenAsync(new SqliteProvider(Database), RecipesJobs.Manifest, Cancellation);
        await mesh.Sync.EnqueueManyAsync(renames.Select(rename => RecipesJobs.RenamePhoto.Request(rename)), cancellationToken: Cancellation);
    }

    private async Task EnqueueAsync(UploadPhoto upload)
    {
        await using var mesh = await Mesh.OpenAsync(new SqliteProvider(Database), RecipesJobs.Manifest, Cancellation);
        await mesh.Sync.EnqueueAsync(upload, cancellationToken: Cancellation);
    }
}
