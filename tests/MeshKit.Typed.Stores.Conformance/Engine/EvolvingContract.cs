using System.Text;

namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Payloads change while jobs are stored: older versions are read and upcast, renamed kinds are found, newer versions are let alone.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class EvolvingContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task Rule10_A_job_of_an_older_version_and_a_former_kind_runs_upcast_over_the_versions_between()
    {
        var job = await EnqueueAsFirstAsync("a/b");
        var app = await OpenAsync(Evolved.Of(Evolved.Third));

        Assert.Equal(["write 1 a,b 5 {\"text\":\"a/b\"}"], await RunAsync(app));

        var stored = await GetAsync(app, job);
        Assert.Equal(("write", 1, SyncJobStatus.Succeeded, "{\"text\":\"a/b\"}"), (stored.Kind, stored.Version, stored.Status, Text(stored.Payload)));
    }

    [Fact]
    public async Task Rule10_A_newer_version_is_never_claimed_and_the_explanation_says_so()
    {
        var app = await OpenAsync(Evolved.Of(Evolved.Third));
        var job = (await app.Sync.EnqueueAsync(Evolved.Third, new SendNote(["a"], 1), cancellationToken: Cancellation)).JobId;
        var older = await OpenAsync(Evolved.Of(Evolved.Second));

        Assert.Equal(0, (await FlushAsync(older, Evolved.Second, _ => SyncOutcome.Done)).Processed);

        Assert.Equal(SyncWaitReason.NewerVersion, (await older.Sync.ExplainAsync(job, cancellationToken: Cancellation)).Reason);
        Assert.Equal(["send 3 a 1 {\"lines\":[\"a\"],\"priority\":1}"], await RunAsync(app));
    }

    [Fact]
    public async Task Rule10_A_version_without_a_way_to_this_one_is_never_claimed_and_the_explanation_says_so()
    {
        var job = await EnqueueAsFirstAsync("a");
        var app = await OpenAsync(Evolved.Of(Evolved.WithoutFirst));

        Assert.Equal(0, (await FlushAsync(app, Evolved.WithoutFirst, _ => SyncOutcome.Done)).Processed);

        Assert.Equal(SyncWaitReason.OlderVersion, (await app.Sync.ExplainAsync(job, cancellationToken: Cancellation)).Reason);
        var listed = await app.Sync.JobsAsync(Evolved.WithoutFirst, cancellationToken: Cancellation).SingleAsync(Cancellation);
        Assert.Equal(SyncErrorCodes.PayloadInvalid, Assert.Throws<SyncException>(() => listed.Decode()).Code);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("null")]
    public async Task Rule10_A_payload_that_cannot_be_upcast_is_quarantined_byte_for_byte(string text)
    {
        var job = await EnqueueAsFirstAsync(text);
        var app = await OpenAsync(Evolved.Of(Evolved.Third));

        Assert.Empty(await RunAsync(app));

        var stored = await GetAsync(app, job);
        Assert.Equal((SyncJobStatus.Quarantined, SyncErrorCodes.PayloadInvalid), (stored.Status, stored.LastError!.Type));
        Assert.Equal($"{{\"text\":\"{text}\"}}", Text(stored.Payload));

        // Rule 20: what the app's code says may quote the payload.
        Assert.DoesNotContain(text == "null" ? "The text" : text, stored.LastError.Message.Replace("threw System.FormatException", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queries_by_type_find_older_versions_and_former_kinds_and_decode_them()
    {
        await EnqueueAsFirstAsync("a/b");
        var app = await OpenAsync(Evolved.Of(Evolved.Third));

        var listed = await app.Sync.JobsAsync(Evolved.Third, cancellationToken: Cancellation).SingleAsync(Cancellation);

        Assert.Equal(["a", "b"], listed.Decode().Lines);
        Assert.Single(await app.Sync.JobsAsync(Evolved.Third, new JobQuery { Kind = "write" }, Cancellation).ToListAsync(Cancellation));
        Assert.Empty(await app.Sync.JobsAsync(Evolved.Third, new JobQuery { Kind = "send" }, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_job_under_a_former_kind_is_what_a_new_one_is_deduplicated_against()
    {
        var job = await EnqueueAsFirstAsync("a");
        var app = await OpenAsync(Evolved.Of(Evolved.Third));

        var receipt = await app.Sync.EnqueueAsync(Evolved.Third, new SendNote(["b"], 1), cancellationToken: Cancellation);

        Assert.Equal((EnqueueStatus.Deduplicated, job), (receipt.Status, receipt.JobId));
    }

    [Fact]
    public async Task A_payload_merges_with_a_queued_one_of_an_older_version()
    {
        await EnqueueAsFirstAsync("a/b");
        var app = await OpenAsync(Evolved.Of(Evolved.Third));

        var receipt = await app.Sync.EnqueueAsync(
            Evolved.Third, new SendNote(["c"], 1), new EnqueueOptions { ConflictPolicy = ConflictPolicy.Merge }, Cancellation);

        Assert.Equal(EnqueueStatus.Merged, receipt.Status);
        Assert.Equal(["send 3 a,b,c 1 {\"lines\":[\"a\",\"b\",\"c\"],\"priority\":1}"], await RunAsync(app));
    }

    [Fact]
    public async Task An_untyped_payload_of_an_older_version_or_a_former_kind_is_checked_stored_and_run()
    {
        var app = await OpenAsync(Evolved.Of(Evolved.Third));
        Task<EnqueueReceipt> Enqueue(int? version, string payload) =>
            app.Sync.EnqueueAsync(new EnqueueRequest { Kind = "note", Version = version, Payload = Encoding.UTF8.GetBytes(payload) }, Cancellation);

        await Enqueue(1, """{"text":"a"}""");
        await Enqueue(null, """{"lines":["b"],"priority":2}""");
        await FailsAsync(SyncErrorCodes.PayloadInvalid, () => Enqueue(2, """{"text":"a"}"""));
        await FailsAsync(SyncErrorCodes.PayloadInvalid, () => Enqueue(4, """{"lines":["b"],"priority":2}"""));

        Assert.Equal(["send 1 a 5 {\"text\":\"a\"}", "send 3 b 2 {\"lines\":[\"b\"],\"priority\":2}"], await RunAsync(app));
    }

    [Fact]
    public async Task Repair_brings_a_job_under_a_former_kind_to_the_version_of_the_app()
    {
        var job = await EnqueueAsFirstAsync("throws");
        var app = await OpenAsync(Evolved.Of(Evolved.Third));
        await RunAsync(app);

        await app.Sync.ReplacePayloadAsync(Evolved.Third, job, new SendNote(["mended"], 1), Cancellation);

        Assert.Equal(["write 3 mended 1 {\"lines\":[\"mended\"],\"priority\":1}"], await RunAsync(app));
    }

    private async Task<Guid> EnqueueAsFirstAsync(string text)
    {
        var app = await OpenAsync(Evolved.Of(Evolved.First));
        return (await app.Sync.EnqueueAsync(Evolved.First, new SendNoteV1(text), cancellationToken: Cancellation)).JobId;
    }

    /// <summary>Runs what is due in the last release, and tells what its handler saw: kind, version, lines, priority and the stored bytes.</summary>
    private static async Task<List<string>> RunAsync(Mesh app)
    {
        var seen = new List<string>();
        await FlushAsync(app, Evolved.Third, job =>
        {
            seen.Add($"{job.Kind} {job.Version} {string.Join(',', job.Payload.Lines)} {job.Payload.Priority} {Text(job.RawPayload)}");
            return SyncOutcome.Done;
        });
        return seen;
    }

    private static string Text(SyncValue value) => Encoding.UTF8.GetString(value.Utf8Json.Span);
}
