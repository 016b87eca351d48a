namespace MeshKit.Typed.Testing.Tests;

public sealed class AssertionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_that_is_queued_as_expected_is_given_back()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var receipt = await test.Sync.EnqueueAsync(new UploadDraft("1", "Hello"), new EnqueueOptions { Delay = TimeSpan.FromMinutes(1) }, Cancellation);
        await test.Sync.EnqueueAsync(new UploadDraft("2", "Other"), cancellationToken: Cancellation);

        var job = test.ShouldHaveEnqueued(TestJobs.UploadDraft, d => d.DraftId == "1", key: "draft:1", due: test.Clock.GetUtcNow().AddMinutes(1));

        Assert.Equal((receipt.JobId, "Hello"), (job.Id, job.Decode().Title));
        test.ShouldNotHaveEnqueued(TestJobs.UploadDraft, d => d.DraftId == "3");
        test.ShouldNotHaveEnqueued(TestJobs.Backup);
    }

    [Fact]
    public async Task A_job_that_is_missing_is_shown_beside_those_that_are_there()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        await test.Sync.EnqueueAsync(new UploadDraft("1", "Hello"), new EnqueueOptions { Delay = TimeSpan.FromSeconds(90) }, Cancellation);
        await test.Sync.EnqueueAsync(new Backup("photos"), cancellationToken: Cancellation);

        var missing = Assert.Throws<MeshTestException>(() => test.ShouldHaveEnqueued(TestJobs.UploadDraft, d => d.DraftId == "2", key: "draft:2"));

        Assert.Equal(
            """
            Expected one active job; none fits.

                      kind          status   key      due          attempts  payload
            expected  upload-draft  active   draft:2  any          any       d => d.DraftId == "2"
            there     upload-draft  Pending  draft:1  in 00:01:30  0 of 4    {"draftId":"1","title":"Hello"}
                      backup        Pending  none     now          0 of 10   {"folder":"photos"}

            """,
            missing.Message);
    }

    [Fact]
    public async Task In_an_empty_queue_the_message_says_so()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        var missing = Assert.Throws<MeshTestException>(() => test.ShouldHaveEnqueued(TestJobs.Backup));
        Assert.Contains("No jobs are there.", missing.Message, StringComparison.Ordinal);
        Assert.Equal("No jobs.", test.Jobs.ToString());
        test.ShouldBeDrained();
    }

    [Fact]
    public async Task The_key_and_the_due_time_decide_too()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        await test.Sync.EnqueueAsync(new UploadDraft("1", "Hello"), cancellationToken: Cancellation);

        Assert.Throws<MeshTestException>(() => test.ShouldHaveEnqueued(TestJobs.UploadDraft, key: "draft:2"));
        Assert.Throws<MeshTestException>(() => test.ShouldHaveEnqueued(TestJobs.UploadDraft, due: test.Clock.GetUtcNow().AddSeconds(1)));
        test.ShouldNotHaveEnqueued(TestJobs.UploadDraft, key: "draft:2");
    }

    [Fact]
    public async Task Several_that_fit_are_an_error_since_the_work_would_be_done_several_times()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        await test.Sync.EnqueueAsync(new Backup("photos"), cancellationToken: Cancellation);
        await test.Sync.EnqueueAsync(new Backup("photos"), cancellationToken: Cancellation);

        var several = Assert.Throws<MeshTestException>(() => test.ShouldHaveEnqueued(TestJobs.Backup, b => b.Folder == "photos"));
        Assert.StartsWith("Expected one active job; 2 fit.", several.Message, StringComparison.Ordinal);
        Assert.Throws<MeshTestException>(() => test.Jobs.Single<Backup>());
        Assert.Equal(2, test.Jobs.Of<Backup>().Count);
    }

    [Fact]
    public async Task Jobs_that_have_ended_no_longer_count_as_queued()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        await test.Sync.EnqueueAsync(new UploadDraft("1", "old"), cancellationToken: Cancellation);
        await test.Sync.EnqueueAsync(new UploadDraft("1", "new"), cancellationToken: Cancellation);

        Assert.Equal("new", test.ShouldHaveEnqueued(TestJobs.UploadDraft).Decode().Title);
        Assert.Equal(SyncJobStatus.Replaced, test.Jobs.Single<UploadDraft>(d => d.Title == "old").Status);
        Assert.StartsWith("Expected no active job, and found 1.", Assert.Throws<MeshTestException>(test.ShouldBeDrained).Message, StringComparison.Ordinal);

        await test.DrainAsync(SyncHandlers.Untyped((_, _) => new(SyncOutcome.Done)), Cancellation);

        test.ShouldNotHaveEnqueued(TestJobs.UploadDraft);
        test.ShouldBeDrained();
        Assert.Equal(SyncJobStatus.Succeeded, test.Jobs.Single<UploadDraft>(d => d.Title == "new").Status);
    }

    [Fact]
    public async Task A_job_that_should_not_be_there_is_shown()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        await test.Sync.EnqueueAsync(new Backup("photos"), cancellationToken: Cancellation);

        var there = Assert.Throws<MeshTestException>(() => test.ShouldNotHaveEnqueued(TestJobs.Backup, b => b.Folder.Length > 3));

        Assert.StartsWith("Expected no active job; 1 fit", there.Message, StringComparison.Ordinal);
        Assert.Contains("b => b.Folder.Length > 3", there.Message, StringComparison.Ordinal);
        Assert.Contains("""{"folder":"photos"}""", there.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_payloads_are_cut_and_long_lists_end()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        for (var i = 0; i < 40; i++)
            await test.Sync.EnqueueAsync(new Backup(new string('x', 500)), cancellationToken: Cancellation);

        var table = test.Jobs.ToString();

        Assert.Contains("x…", table, StringComparison.Ordinal);
        Assert.EndsWith("and 10 more\n", table, StringComparison.Ordinal);
        Assert.All(table.Split('\n'), line => Assert.True(line.Length < 160, line));
    }

    [Fact]
    public async Task A_type_that_the_manifest_does_not_declare_is_a_mistake_of_the_test()
    {
        await using var test = MeshTest.Create(TestJobs.Manifest);
        Assert.Contains("Offset", Assert.Throws<ArgumentException>(() => test.Jobs.Of<Offset>()).Message, StringComparison.Ordinal);
    }
}
