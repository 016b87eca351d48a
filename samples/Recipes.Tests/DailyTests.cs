using MeshKit.Typed;
using MeshKit.Typed.Testing;
using Recipes.Daily;

namespace Recipes.Tests;

public sealed class DailyTests : IAsyncDisposable
{
    private readonly MeshTest _test = MeshTest.Create(RecipesJobs.Manifest); // it is 2026-01-01, midnight in UTC
    private readonly Backups _backups = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DailyBackup Daily => new(_test.Sync, _test.Clock, TimeZoneInfo.Utc);

    private SyncHandlers Handlers => SyncHandlers.For(RecipesJobs.BackupDay, new BackupDayHandler(_backups));

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    // <once>
    [Fact]
    public async Task However_often_it_is_asked_a_day_is_backed_up_once()
    {
        for (var hour = 0; hour < 48; hour++)
        {
            await Daily.EnsureAsync(Cancellation);
            await _test.DrainAsync(Handlers, Cancellation);
            await Daily.PruneAsync(Cancellation);
            await _test.AdvanceAsync(TimeSpan.FromHours(1), Cancellation);
        }

        Assert.Equal(["backup-2026-01-01", "backup-2026-01-02"], _backups.Written);
    }
    // </once>

    [Fact]
    public async Task The_key_alone_would_not_do_since_it_sees_active_jobs_only()
    {
        var day = new DateOnly(2026, 1, 1);
        for (var i = 0; i < 2; i++)
        {
            await _test.Sync.EnqueueAsync(new BackupDay(day), cancellationToken: Cancellation);
            await _test.DrainAsync(Handlers, Cancellation);
        }

        Assert.Equal(2, _backups.Written.Count);
    }

    [Fact]
    public async Task A_day_that_was_missed_makes_way_for_the_next()
    {
        await Daily.EnsureAsync(Cancellation);
        await _test.AdvanceAsync(TimeSpan.FromDays(1), Cancellation);
        await Daily.EnsureAsync(Cancellation);

        await _test.DrainAsync(Handlers, Cancellation);

        Assert.Equal(["backup-2026-01-02"], _backups.Written);
        Assert.Equal(SyncJobStatus.Replaced, _test.Jobs[0].Status);
    }

    [Fact]
    public async Task The_day_is_that_of_the_zone()
    {
        var west = new DailyBackup(_test.Sync, _test.Clock, TimeZoneInfo.CreateCustomTimeZone("west", TimeSpan.FromHours(-5), "west", "west"));

        await west.EnsureAsync(Cancellation);

        _test.ShouldHaveEnqueued(RecipesJobs.BackupDay, backup => backup.Day == new DateOnly(2025, 12, 31));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_brings_no_day_again()
    {
        await Daily.EnsureAsync(Cancellation);
        await _test.DrainAsync(Handlers, Cancellation);
        await _test.AdvanceAsync(TimeSpan.FromDays(1), Cancellation);
        await Daily.EnsureAsync(Cancellation);
        await _test.DrainAsync(Handlers, Cancellation);

        _test.Clock.AdjustTime(_test.Clock.GetUtcNow().AddHours(-20));
        await Daily.EnsureAsync(Cancellation);
        await _test.DrainAsync(Handlers, Cancellation);

        Assert.Equal(2, _backups.Written.Count);
    }

    [Fact]
    public async Task It_survives_every_crash()
    {
        var backups = new Backups();
        await MeshTest.CrashEverywhereAsync(
            RecipesJobs.Manifest,
            new BackupDay(new DateOnly(2026, 1, 1)),
            _ => new BackupDayHandler(backups = new Backups()),
            (_, _) => Assert.Single(backups.Written.Distinct()));
    }

    private sealed class Backups : IBackups
    {
        public List<string> Written { get; } = [];

        public Task WriteAsync(string name, CancellationToken cancellationToken)
        {
            Written.Add(name);
            return Task.CompletedTask;
        }
    }
}
