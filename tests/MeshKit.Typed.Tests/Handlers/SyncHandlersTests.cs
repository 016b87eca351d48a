using MeshKit.Typed.Stores.Conformance.Engine;

namespace MeshKit.Typed.Tests.Handlers;

public sealed class SyncHandlersTests
{
    private static readonly SyncJobDelegate Done = (_, _) => new ValueTask<SyncOutcome>(SyncOutcome.Done);

    [Fact]
    public void A_kind_has_one_handler() =>
        Assert.Throws<ArgumentException>(() => SyncHandlers.Combine(SyncHandlers.Untyped(Done, "a", "b"), SyncHandlers.Untyped(Done, "b")));

    [Fact]
    public void One_handler_takes_the_other_kinds()
    {
        var handlers = SyncHandlers.Combine(SyncHandlers.Untyped(Done), SyncHandlers.Untyped(Done, "a"));

        Assert.True(handlers.TakesOtherKinds);
        Assert.Equal(["a"], handlers.Kinds);
        Assert.Throws<ArgumentException>(() => SyncHandlers.Combine(handlers, SyncHandlers.Untyped(Done)));
    }

    [Fact]
    public async Task Each_attempt_has_a_scope_of_its_own_which_ends_with_it()
    {
        var opened = 0;
        var closed = 0;
        await using var mesh = await Mesh.OpenAsync(new InMemoryProvider(), Jobs.Manifest, TestContext.Current.CancellationToken);
        await mesh.Sync.EnqueueManyAsync(
            [Jobs.Note.Request(new Note("a")), Jobs.Note.Request(new Note("b"))], cancellationToken: TestContext.Current.CancellationToken);
        var handlers = SyncHandlers.For(Jobs.Note, new Services(), services => new NoteHandler((Services)services)).WithScopes(() =>
        {
            opened++;
            return new SyncScope(new Services { Name = "scoped" }, new OnDispose(() => closed++));
        });

        var report = await mesh.Sync.FlushAsync(new FlushOptions { Handlers = handlers }, TestContext.Current.CancellationToken);

        Assert.Equal((2, 2, 2L), (opened, closed, report.Succeeded));
    }

    [Fact]
    public void A_missing_service_is_named_with_the_handler_that_needs_it()
    {
        var error = Assert.Throws<InvalidOperationException>(() => SyncServices.Require<HttpClient>(new Services(), typeof(NoteHandler)));

        Assert.Contains("HttpClient", error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(NoteHandler), error.Message, StringComparison.Ordinal);
    }

    private sealed class Services : IServiceProvider
    {
        public string Name { get; init; } = "root";

        public object? GetService(Type serviceType) => null;
    }

    private sealed class OnDispose(Action dispose) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class NoteHandler(Services services) : ISyncHandler<Note>
    {
        public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Note> job, CancellationToken cancellationToken) =>
            new(services.Name == "scoped" ? SyncOutcome.Done : SyncOutcome.Fail("not the attempt's own services"));
    }
}
