using System.Text;
using System.Text.Json;

namespace MeshKit.Typed.Tests.Secrecy;

/// <summary>Rule 20: no exception of this library quotes what it could not read or write, in its message or in one inside it.</summary>
public sealed class ExceptionTests
{
    private const string Secret = "77310042";

    private static readonly SyncJobType<Account> Type = new(
        "account", 1, () => AccountJson.Default.Account, account => "account:" + account.Name, new SyncJobSettings { OnConflict = ConflictPolicy.Fail });

    private static readonly SyncManifest Manifest = new([Type], AccountJson.Default);

    [Theory]
    [InlineData("""{"name":"n","number":"77310042","byOwner":{},"lines":[]}""", "$.number")]
    [InlineData("""{"name":"n","number":1,"byOwner":{"77310042":"x"},"lines":[]}""", "$.byOwner…")]
    [InlineData("""{"name":"n","number":1,"byOwner":{"it's 77310042.a":"x"},"lines":[]}""", "$.byOwner…")]
    [InlineData("""{"name":"n","number":1,"byOwner":{},"lines":[{"day":"77310042","id":"00000000-0000-0000-0000-000000000000"}]}""", "$.lines[0].day")]
    [InlineData("""{"name":"n","number":1,"byOwner":{},"lines":[{"day":"2026-01-01","id":"77310042"}]}""", "$.lines[0].id")]
    [InlineData("""{"name":"n","number":1,"byOwner":{},"lines":[],"pin":"77310042x"}""", null)]
    [InlineData("""{"name":"n","number":1,"byOwner":{},"lines":[],"77310042":1}""", "$…")]
    [InlineData("""{"name":"n","number":1,"byOwner":{},"lines":[],"name77310042":1}""", "$…")]
    [InlineData("""{"name":"n","number":1,"byOwner":{},"lines":[], 77310042}""", null)]
    [InlineData("""{"name":null,"number":77310042,"byOwner":{},"lines":[]}""", "$.name")]
    [InlineData("""[77310042]""", "$")]
    public async Task Rule20_A_payload_that_does_not_decode_is_not_quoted(string json, string? path)
    {
        await using var mesh = await OpenAsync();

        var exception = await FailsAsync(() => mesh.Sync.EnqueueAsync(new EnqueueRequest { Kind = "account", Payload = Encoding.UTF8.GetBytes(json) }, Cancellation));

        Assert.Equal(SyncErrorCodes.PayloadInvalid, exception.Code);
        IsSilent(exception);
        if (path is not null)
            Assert.Contains($" at {path} (", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rule20_The_platforms_own_exceptions_would_have_quoted_it()
    {
        // That the tests above look for something that is there to be found.
        var dictionary = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(
            """{"name":"n","number":1,"byOwner":{"77310042":"x"},"lines":[]}""", AccountJson.Default.Account));
        var converter = Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize(
            """{"name":"n","number":1,"byOwner":{},"lines":[],"pin":"77310042x"}""", AccountJson.Default.Account));

        Assert.All([dictionary, converter], exception => Assert.Contains(Secret, exception.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rule20_A_payload_that_cannot_be_written_is_not_quoted()
    {
        await using var mesh = await OpenAsync();

        IsSilent(await FailsAsync(() => mesh.Sync.EnqueueAsync(Type, new Account("n", 1, [], [], new Pin(77310042)), cancellationToken: Cancellation)));
        IsSilent(await FailsAsync(() => mesh.Sync.EnqueueAsync(Type, new Account(Secret + "\ud800", 1, [], []), cancellationToken: Cancellation)));
    }

    [Fact]
    public async Task Rule20_A_conflict_key_is_not_quoted()
    {
        await using var mesh = await OpenAsync();
        await mesh.Sync.EnqueueAsync(Type, new Account(Secret, 1, [], []), cancellationToken: Cancellation);

        var conflict = await FailsAsync(() => mesh.Sync.EnqueueAsync(Type, new Account(Secret, 1, [], []), cancellationToken: Cancellation));
        Assert.Equal(SyncErrorCodes.SyncConflict, conflict.Code);
        IsSilent(conflict);
        foreach (var key in new[] { Secret + "\0", Secret + "\ud800", Secret + new string('x', 512) })
        {
            var invalid = await FailsAsync(() => mesh.Sync.EnqueueAsync(Type, new Account("n", 1, [], []), new EnqueueOptions { ConflictKey = key }, Cancellation));
            Assert.Equal(SyncErrorCodes.KeyInvalid, invalid.Code);
            IsSilent(invalid);
        }
    }

    [Fact]
    public async Task Rule20_A_value_that_is_too_large_is_not_quoted()
    {
        await using var mesh = await OpenAsync();

        var exception = await FailsAsync(() => mesh.Sync.EnqueueAsync(Type, new Account(Secret + new string('x', 300_000), 1, [], []), cancellationToken: Cancellation));

        Assert.Equal(SyncErrorCodes.PayloadTooLarge, exception.Code);
        IsSilent(exception);
    }

    [Fact]
    public async Task Rule20_Neither_results_nor_checkpoints_nor_steps_are_quoted_in_the_last_error()
    {
        await using var mesh = await OpenAsync();
        var wrong = new Account("n", 1, [], [], new Pin(77310042));
        SyncJobDelegate[] handlers =
        [
            (_, _) => new ValueTask<SyncOutcome>(SyncOutcome.DoneWith(wrong)),
            (_, _) => new ValueTask<SyncOutcome>(SyncOutcome.DoneWithJson(Encoding.UTF8.GetBytes("{" + Secret))),
            async (job, _) =>
            {
                await job.CheckpointAsync(wrong, CancellationToken.None);
                return SyncOutcome.Done;
            },
            async (job, stop) =>
            {
                await job.OnceAsync("step", (_, _) => Task.FromResult(wrong), cancellationToken: stop);
                return SyncOutcome.Done;
            },
            async (job, _) =>
            {
                await job.CheckpointAsync(Secret, CancellationToken.None);
                return job.Checkpoint.As<int>() > 0 ? SyncOutcome.Done : SyncOutcome.Retry();
            },
        ];
        foreach (var handler in handlers)
        {
            var id = (await mesh.Sync.EnqueueAsync(new EnqueueRequest { Kind = "account", Payload = """{"name":"n","number":1,"byOwner":{},"lines":[]}"""u8.ToArray() }, Cancellation)).JobId;
            await mesh.Sync.FlushAsync(new FlushOptions { Handlers = SyncHandlers.Untyped(handler) }, Cancellation);

            var error = (await mesh.Sync.GetAsync(id, Cancellation))!.LastError!;
            Assert.Contains(error.Type, new[] { SyncErrorCodes.ResultInvalid, SyncErrorCodes.PayloadInvalid });
            Assert.DoesNotContain(Secret, error.Message, StringComparison.Ordinal);
            await mesh.Sync.CancelAsync(id, Cancellation);
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<Mesh> OpenAsync() => Mesh.OpenAsync(new InMemoryProvider(), Manifest, Cancellation);

    private static Task<SyncException> FailsAsync(Func<Task> call) => Assert.ThrowsAsync<SyncException>(call);

    private static void IsSilent(Exception exception)
    {
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
        Assert.Empty(exception.Data);
    }
}
