namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Why is it not running? Each answer that there is, and what it goes by.</summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class ExplainingContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task NeverFlushed_where_no_flush_has_run_here_that_it_could_compare_with()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh, Jobs.Note);

        Assert.Equal(SyncWaitReason.NeverFlushed, (await mesh.Sync.ExplainAsync(id, cancellationToken: Cancellation)).Reason);
    }

    [Fact]
    public async Task The_last_flush_of_the_mesh_is_compared_with_where_none_is_named()
    {
        var mesh = await OpenAsync();
        await mesh.Sync.FlushAsync(new FlushOptions { Handlers = Done, Network = NetworkState.Offline }, Cancellation);
        var id = await EnqueueAsync(mesh, Jobs.Note);

        Assert.Equal(SyncWaitReason.Network, (await mesh.Sync.ExplainAsync(id, cancellationToken: Cancellation)).Reason);
    }

    [Fact]
    public async Task Ready_where_the_next_flush_takes_it()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh, Jobs.Note);

        Assert.Equal(SyncWaitReason.Ready, (await WhyAsync(mesh, id)).Reason);
        Assert.Equal(1, (await FlushAsync(mesh, Done)).Processed);
    }

    [Fact]
    public async Task NotDue_with_the_time_at_which_it_is()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh, Jobs.Note, new EnqueueOptions { Delay = TimeSpan.FromHours(1) });

        var why = await WhyAsync(mesh, id);

        Assert.Equal((SyncWaitReason.NotDue, Time.GetUtcNow().AddHours(1)), (why.Reason, why.Until));
    }

    [Fact]
    public async Task Network_where_the_flush_has_not_the_network_that_it_needs()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh, Jobs.Note);
        var bulk = await EnqueueAsync(mesh, Jobs.Bulk);
        var local = await EnqueueAsync(mesh, Jobs.Local);
        var offline = new FlushOptions { Handlers = Done, Network = NetworkState.Offline };

        Assert.Equal(SyncWaitReason.Network, (await WhyAsync(mesh, id, offline)).Reason);
        Assert.Equal(SyncWaitReason.Network, (await WhyAsync(mesh, bulk, offline with { Network = NetworkState.Online })).Reason);
        Assert.Equal(SyncWaitReason.Ready, (await WhyAsync(mesh, local, offline)).Reason);
    }

    [Fact]
    public async Task Condition_with_the_name_of_the_one_that_does_not_hold()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh, Jobs.Bulk);

        var why = await WhyAsync(mesh, id, new FlushOptions { Handlers = Done });

        Assert.Equal(SyncWaitReason.Condition, why.Reason);
        Assert.Contains("charging", why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BehindKey_with_the_job_that_is_before_it()
    {
        var mesh = await OpenAsync();
        var first = await EnqueueAsync(mesh, Jobs.Note, Appended);
        var behind = await EnqueueAsync(mesh, Jobs.Note, Appended);

        var why = await WhyAsync(mesh, behind);

        Assert.Equal((SyncWaitReason.BehindKey, first), (why.Reason, why.HeldBy));
    }

    [Fact]
    public async Task Leased_with_the_end_of_the_lease()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh, Jobs.Note);
        SyncExplanation? why = null;

        await FlushAsync(mesh, On(Jobs.Note, async (_, _) =>
        {
            why = await WhyAsync(mesh, id);
            return SyncOutcome.Done;
        }));

        Assert.Equal((SyncWaitReason.Leased, Time.GetUtcNow() + new SyncLimits().LeaseDuration), (why!.Reason, why.Until));
    }

    [Fact]
    public async Task NoHandler_where_the_flush_has_none_for_its_kind()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh, Jobs.Note);

        Assert.Equal(SyncWaitReason.NoHandler, (await WhyAsync(mesh, id, Online(On(Jobs.Upload, _ => SyncOutcome.Done)))).Reason);
    }

    [Fact]
    public async Task OlderVersion_where_no_upcast_leads_from_it()
    {
        var first = await OpenAsync(Evolved.Of(Evolved.First));
        var job = (await first.Sync.EnqueueAsync(Evolved.First, new SendNoteV1("a"), cancellationToken: Cancellation)).JobId;
        var app = await OpenAsync(Evolved.Of(Evolved.WithoutFirst));

        var explanation = await app.Sync.ExplainAsync(job, Online(On(Evolved.WithoutFirst, _ => SyncOutcome.Done)), Cancellation);

        Assert.Equal(SyncWaitReason.OlderVersion, explanation.Reason);
        Assert.Contains("version 1", explanation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewerVersion_where_an_app_of_later_times_has_enqueued_it()
    {
        var newer = await OpenAsync(new SyncManifest([Jobs.UploadV2], Jobs.Manifest.TypeInfoResolver));
        var mesh = await OpenAsync();
        var id = (await newer.Sync.EnqueueAsync(Jobs.UploadV2, new UploadDraft("1"), cancellationToken: Cancellation)).JobId;

        Assert.Equal(SyncWaitReason.NewerVersion, (await WhyAsync(mesh, id, Online(On(Jobs.Upload, _ => SyncOutcome.Done)))).Reason);
    }

    [Fact]
    public async Task Quarantined_where_its_payload_does_not_decode()
    {
        var untyped = await OpenAsync(SyncManifest.Empty);
        var mesh = await OpenAsync();
        var id = (await untyped.Sync.EnqueueAsync(new EnqueueRequest { Kind = "note", Payload = "7"u8.ToArray() }, Cancellation)).JobId;
        await FlushAsync(mesh, Jobs.Note, _ => SyncOutcome.Done);

        var why = await WhyAsync(mesh, id);

        Assert.Equal(SyncWaitReason.Quarantined, why.Reason);
        Assert.Contains(SyncErrorCodes.PayloadInvalid, why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finished_where_there_is_nothing_to_wait_for()
    {
        var mesh = await OpenAsync();
        var id = await EnqueueAsync(mesh, Jobs.Note);
        await FlushAsync(mesh, Done);

        var why = await WhyAsync(mesh, id);

        Assert.Equal((SyncWaitReason.Finished, SyncJobStatus.Succeeded), (why.Reason, why.Job.Status));
    }

    [Fact]
    public void Each_answer_has_a_test()
    {
        var tests = GetType().GetMethods().Select(method => method.Name).ToList();
        Assert.All(Enum.GetNames<SyncWaitReason>(), reason => Assert.Contains(tests, test => test.StartsWith(reason + "_", StringComparison.Ordinal)));
    }

    private static EnqueueOptions Appended => new() { ConflictKey = "k", ConflictPolicy = ConflictPolicy.Append };

    private static async Task<Guid> EnqueueAsync(Mesh mesh, SyncJobType<Note> type, EnqueueOptions? options = null) =>
        (await mesh.Sync.EnqueueAsync(type, new Note("a"), options, Cancellation)).JobId;

    private static Task<SyncExplanation> WhyAsync(Mesh mesh, Guid id, FlushOptions? against = null) =>
        mesh.Sync.ExplainAsync(id, against ?? Online(Done), Cancellation);
}
