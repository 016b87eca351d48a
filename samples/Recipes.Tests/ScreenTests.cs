using System.Collections.Concurrent;
using MeshKit.Typed;
using MeshKit.Typed.Testing;
using Recipes.Photos;
using Recipes.Screen;
using Recipes.Tests.Fakes;

namespace Recipes.Tests;

public sealed class ScreenTests : IAsyncDisposable
{
    private readonly MeshTest _test = MeshTest.Create(RecipesJobs.Manifest);
    private readonly PhotoServer _server = new();
    private readonly ConcurrentQueue<UploadRow?> _shown = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SyncHandlers Handlers => SyncHandlers.For(RecipesJobs.UploadPhoto, new UploadPhotoHandler(_server));

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    // <progress>
    [Fact]
    public async Task The_screen_shows_how_far_an_upload_is_and_forgets_it_when_it_is_done()
    {
        using var closed = new CancellationTokenSource();
        var showing = NewScreen().ShowAsync(closed.Token);

        await _test.Sync.EnqueueAsync(new UploadPhoto("beach", Parts: 4), cancellationToken: Cancellation);
        await ShownAsync(row => row == new UploadRow("beach", 0, "waiting"));

        _server.StallAt = 3;
        using var expired = new CancellationTokenSource();
        var draining = _test.DrainAsync(Handlers, expired.Token);
        await ShownAsync(row => row == new UploadRow("beach", 0.75, "uploading"));
        await expired.CancelAsync();
        await draining;

        _server.StallAt = null;
        await _test.DrainAsync(Handlers, Cancellation);
        await ShownAsync(row => row is null);

        await closed.CancelAsync();
        await showing;
    }
    // </progress>

    [Fact]
    public async Task What_failed_stays_on_the_screen_and_what_retries_says_when()
    {
        using var closed = new CancellationTokenSource();
        var showing = NewScreen().ShowAsync(closed.Token);
        await _test.Sync.EnqueueAsync(new UploadPhoto("beach", Parts: 4), cancellationToken: Cancellation);

        await _test.DrainAsync(SyncHandlers.Untyped((_, _) => new(SyncOutcome.Retry(TimeSpan.FromMinutes(5), "busy"))), Cancellation);
        await ShownAsync(row => row?.State.StartsWith("trying again at", StringComparison.Ordinal) == true);
        await _test.AdvanceAsync(TimeSpan.FromMinutes(5), Cancellation);
        await _test.DrainAsync(SyncHandlers.Untyped((_, _) => new(SyncOutcome.Fail("no such album"))), Cancellation);
        await ShownAsync(row => row?.State == "could not be uploaded");

        await closed.CancelAsync();
        await showing;
    }

    /// <summary>Makes a screen whose changes are noted: a row, or null where one was taken off.</summary>
    private UploadScreen NewScreen()
    {
        var screen = new UploadScreen(_test.Sync);
        screen.Rows.CollectionChanged += (_, change) => _shown.Enqueue(change.NewItems is [UploadRow row] ? row : null);
        return screen;
    }

    private async Task ShownAsync(Func<UploadRow?, bool> expected)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!_shown.Any(expected))
            await Task.Delay(10, patience.Token);
    }
}
