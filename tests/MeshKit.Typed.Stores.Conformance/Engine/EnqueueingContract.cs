namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Enqueue as an app calls it: receipts, policies, and what is refused.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class EnqueueingContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task Rule08_Replace_takes_the_place_of_a_pending_job()
    {
        var mesh = await OpenAsync();
        var first = await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1", "old"), cancellationToken: Cancellation);

        var second = await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1", "new"), cancellationToken: Cancellation);

        Assert.Equal(EnqueueStatus.Replaced, second.Status);
        Assert.Equal(first.JobId, second.PreviousJobId);
        var titles = new List<string>();
        await FlushAsync(mesh, Jobs.Upload, job =>
        {
            titles.Add(job.Payload.Title);
            return SyncOutcome.Done;
        });
        Assert.Equal(["new"], titles);
        var replaced = await GetAsync(mesh, first.JobId);
        Assert.Equal(SyncJobStatus.Replaced, replaced.Status);
        Assert.Equal(second.JobId, replaced.ReplacedBy);
    }

    [Fact]
    public async Task Rule08_Dedupe_names_the_job_that_is_there()
    {
        var mesh = await OpenAsync();
        var options = new EnqueueOptions { ConflictPolicy = ConflictPolicy.Dedupe };
        var first = await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), options, Cancellation);

        var second = await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), options, Cancellation);

        Assert.Equal((EnqueueStatus.Deduplicated, first.JobId, SyncJobStatus.Pending), (second.Status, second.JobId, second.JobStatus));
    }

    [Fact]
    public async Task Rule08_Fail_throws_and_names_the_active_job()
    {
        var mesh = await OpenAsync();
        var first = await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), cancellationToken: Cancellation);

        var conflict = await FailsAsync(SyncErrorCodes.SyncConflict, () => mesh.Sync.EnqueueAsync(
            Jobs.Upload, new UploadDraft("1"), new EnqueueOptions { ConflictPolicy = ConflictPolicy.Fail }, Cancellation));

        Assert.Equal(first.JobId, conflict.JobId);
    }

    [Fact]
    public async Task An_ended_job_is_in_nobodys_way()
    {
        var mesh = await OpenAsync();
        var options = new EnqueueOptions { ConflictPolicy = ConflictPolicy.Fail };
        await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), options, Cancellation);
        await FlushAsync(mesh, Done);

        var receipt = await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), options, Cancellation);

        Assert.Equal(EnqueueStatus.Added, receipt.Status);
    }

    [Fact]
    public async Task Many_are_stored_together_or_not_at_all()
    {
        var mesh = await OpenAsync();
        var conflicting = new EnqueueOptions { ConflictPolicy = ConflictPolicy.Fail };
        await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("taken"), cancellationToken: Cancellation);

        await FailsAsync(SyncErrorCodes.SyncConflict, () => mesh.Sync.EnqueueManyAsync(
            [Jobs.Note.Request(new Note("a")), Jobs.Upload.Request(new UploadDraft("taken"), conflicting)], cancellationToken: Cancellation));
        Assert.Single(await mesh.Sync.JobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));

        var receipts = await mesh.Sync.EnqueueManyAsync(
            [Jobs.Note.Request(new Note("a")), Jobs.Upload.Request(new UploadDraft("free"))], cancellationToken: Cancellation);
        Assert.All(receipts, receipt => Assert.Equal(EnqueueStatus.Added, receipt.Status));
        Assert.Equal(3, await mesh.Sync.JobsAsync(cancellationToken: Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task Rule05_The_same_id_twice_is_one_job()
    {
        var mesh = await OpenAsync();
        var options = new EnqueueOptions { JobId = Guid.CreateVersion7() };

        await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), options, Cancellation);
        var again = await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), options, Cancellation);

        Assert.Equal((EnqueueStatus.Deduplicated, options.JobId), (again.Status, again.JobId));
        Assert.Single(await mesh.Sync.JobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task An_unknown_kind_is_refused()
    {
        var mesh = await OpenAsync();

        await FailsAsync(SyncErrorCodes.UnknownKind, () => mesh.Sync.EnqueueAsync(
            new EnqueueRequest { Kind = "upload-drafts", Payload = "{}"u8.ToArray() }, Cancellation));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"draftId":1}""")]
    [InlineData("""{"title":"no id"}""")]
    [InlineData("null")]
    [InlineData("\"\\ud800\"")]
    public async Task An_untyped_payload_that_would_be_a_poison_job_is_refused(string payload)
    {
        var mesh = await OpenAsync();

        await FailsAsync(SyncErrorCodes.PayloadInvalid, () => mesh.Sync.EnqueueAsync(
            new EnqueueRequest { Kind = "upload-draft", Payload = System.Text.Encoding.UTF8.GetBytes(payload) }, Cancellation));
        Assert.Empty(await mesh.Sync.JobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Rule07_Text_that_cannot_be_stored_faithfully_is_refused()
    {
        var mesh = await OpenAsync();

        var exception = await FailsAsync(SyncErrorCodes.PayloadInvalid, () => mesh.Sync.EnqueueAsync(
            Jobs.Note, new Note("my \ud800 secret"), cancellationToken: Cancellation));

        Assert.Contains("ill-formed", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_well_formed_text_comes_back_as_it_was()
    {
        var mesh = await OpenAsync();
        const string Text = "\ufffd 😀 \u2028 \0 <script> ü";
        var receipt = await mesh.Sync.EnqueueAsync(Jobs.Note, new Note(Text), cancellationToken: Cancellation);

        var job = await mesh.Sync.JobsAsync(Jobs.Note, cancellationToken: Cancellation).FirstAsync(Cancellation);

        Assert.Equal(receipt.JobId, job.Id);
        Assert.Equal(Text, job.Decode().Text);
    }

    [Fact]
    public async Task Rule20_A_payload_that_is_too_large_is_refused()
    {
        var mesh = await OpenAsync();
        var limit = new SyncLimits().MaxPayloadBytes;

        await FailsAsync(SyncErrorCodes.PayloadTooLarge, () => mesh.Sync.EnqueueAsync(
            Jobs.Note, new Note(new string('x', limit)), cancellationToken: Cancellation));
        await mesh.Sync.EnqueueAsync(Jobs.Note, new Note(new string('x', limit - """{"text":""}""".Length)), cancellationToken: Cancellation);
    }

    [Fact]
    public async Task Rule07_A_key_that_stores_would_not_keep_exactly_is_refused()
    {
        var mesh = await OpenAsync();

        foreach (var key in (string[])["", "nul\0", "half \ud800 pair", new string('k', 513), new string('ü', 257)])
        {
            await FailsAsync(SyncErrorCodes.KeyInvalid, () => mesh.Sync.EnqueueAsync(
                Jobs.Note, new Note("a"), new EnqueueOptions { ConflictKey = key }, Cancellation));
        }
    }

    [Fact]
    public async Task Rule07_Keys_are_compared_ordinally()
    {
        var mesh = await OpenAsync();
        foreach (var key in (string[])["a", "A", "ä", "a\u0308", "a ", new string('k', 512)])
        {
            var receipt = await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), new EnqueueOptions { ConflictKey = key }, Cancellation);
            Assert.Equal(EnqueueStatus.Added, receipt.Status);
        }
    }
}
