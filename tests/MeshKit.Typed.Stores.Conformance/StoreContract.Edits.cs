namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Every_edit_of_an_unknown_job_finds_none()
    {
        var id = Id("none");
        JobEdit[] edits = [new JobEdit.Cancel(id), new JobEdit.Retry(id), new JobEdit.Checkpoint(id, Utf8("1")), new JobEdit.Repair(id, Gate(), Utf8("1"), 0)];
        foreach (var edit in edits)
            Assert.Equal(EditStatus.NotFound, (await EditAsync(edit)).Status);
    }

    [Fact]
    public async Task Cancel_ends_a_pending_job_at_once_and_promotes()
    {
        await EnqueueAllAsync(Append("a"), Append("b"));

        Assert.Equal(new EditResult(EditStatus.Done, SyncJobStatus.Cancelled), await CancelAsync("a"));

        Assert.Equal((SyncJobStatus.Cancelled, Now), await FindAsync("a") is var a ? (a.Status, a.FinishedAt) : default);
        Assert.Equal("b", await RunAllAsync());
    }

    [Fact]
    public async Task Cancel_ends_a_job_that_waits()
    {
        await EnqueueAllAsync(Append("a"), Append("b"), Append("c"));
        await CancelAsync("b");

        Assert.False((await FindAsync("b")).IsWaiting);
        Assert.Equal("a c", await RunAllAsync());
    }

    [Fact]
    public async Task Cancel_of_the_successor_lets_another_wait()
    {
        await EnqueueAsync(Job("a", "k"));
        await ClaimOneAsync();
        await EnqueueAsync(Replace("b"));
        await CancelAsync("b");

        Assert.Equal(new EnqueueResult(Id("c"), EnqueueStatus.Replaced, SyncJobStatus.Pending, Id("a")), await EnqueueAsync(Replace("c")));
    }

    [Fact]
    public async Task Cancel_asks_a_running_job_once_or_more_often()
    {
        await EnqueueAsync(Job("a"));
        var claimed = await ClaimOneAsync();

        Assert.Equal(new EditResult(EditStatus.Requested, SyncJobStatus.Running), await CancelAsync("a"));
        Assert.Equal(new EditResult(EditStatus.Requested, SyncJobStatus.Running), await CancelAsync("a"));

        Assert.True((await FindAsync("a")).IsStopRequested);
        Assert.Equal(LeaseState.CancelRequested, await RenewAsync(claimed));
    }

    [Theory]
    [InlineData(SettlementKind.Succeeded, SyncJobStatus.Succeeded)]
    [InlineData(SettlementKind.Failed, SyncJobStatus.Failed)]
    [InlineData(SettlementKind.Cancelled, SyncJobStatus.Cancelled)]
    [InlineData(SettlementKind.Quarantined, SyncJobStatus.Quarantined)]
    public async Task Cancel_of_an_ended_job_changes_nothing(SettlementKind end, SyncJobStatus status)
    {
        await EnqueueAsync(Job("a"));
        await SettleAsync(await ClaimOneAsync(), end);

        Assert.Equal(new EditResult(EditStatus.WrongState, status), await CancelAsync("a"));
        Assert.Equal($"a:{status}", await StatusesAsync("a"));
    }

    [Fact]
    public async Task Checkpoint_is_replaced_and_cleared_for_a_pending_job()
    {
        await EnqueueAllAsync(Append("a"), Append("b"));

        Assert.Equal(new EditResult(EditStatus.Done, SyncJobStatus.Pending), await EditAsync(new JobEdit.Checkpoint(Id("b"), Utf8("1"))));
        Assert.Equal("1", Text((await FindAsync("b")).Checkpoint));
        await EditAsync(new JobEdit.Checkpoint(Id("b"), null));
        Assert.Null((await FindAsync("b")).Checkpoint);
    }

    [Fact]
    public async Task Checkpoint_of_a_job_that_is_not_pending_changes_nothing()
    {
        await EnqueueAsync(Job("a"));
        var claimed = await ClaimOneAsync();
        Assert.Equal(new EditResult(EditStatus.WrongState, SyncJobStatus.Running), await EditAsync(new JobEdit.Checkpoint(Id("a"), Utf8("1"))));
        await SettleAsync(claimed, SettlementKind.Failed);
        Assert.Equal(new EditResult(EditStatus.WrongState, SyncJobStatus.Failed), await EditAsync(new JobEdit.Checkpoint(Id("a"), Utf8("1"))));

        Assert.Null((await FindAsync("a")).Checkpoint);
    }

    [Fact]
    public async Task Repair_replaces_the_payload_and_the_gate_of_a_pending_job()
    {
        await EnqueueAllAsync(Append("a"), Append("b"), Job("z"));
        Assert.Equal(new EditResult(EditStatus.Done, SyncJobStatus.Pending), await RepairAsync("a"));
        Assert.Equal(EditStatus.Done, (await RepairAsync("b")).Status);

        var repaired = await FindAsync("b");
        Assert.Equal((Gate(version: 2), "\"new\"", 5), (repaired.Gate, Text(repaired.Payload), repaired.PayloadFormat));
        Assert.Equal((0, 0), (repaired.Generation, repaired.Attempt));
        Assert.Equal("z", Names(await ClaimAsync(Request(accepts: gate => gate.Version == 1))));
        Assert.Equal("a b", await RunAllAsync());
    }

    [Fact]
    public async Task Repair_of_a_quarantined_job_retries_it_too()
    {
        await EnqueueAsync(Job("a"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Quarantined);

        Assert.Equal(new EditResult(EditStatus.Done, SyncJobStatus.Pending), await RepairAsync("a"));

        var again = await ClaimOneAsync();
        Assert.Equal((1, 1, 2, "\"new\""), (again.Job.Generation, again.Job.Attempt, again.Job.Gate.Version, Text(again.Job.Payload)));
    }

    [Fact]
    public async Task Repair_of_a_quarantined_job_whose_key_is_taken_changes_nothing()
    {
        await EnqueueAsync(Job("a", "k"));
        await SettleAsync(await ClaimOneAsync(), SettlementKind.Quarantined);
        await EnqueueAsync(Job("b", "k"));

        Assert.Equal(new EditResult(EditStatus.KeyTaken, SyncJobStatus.Quarantined, Id("b")), await RepairAsync("a"));

        Assert.Equal((1, "\"a\""), await FindAsync("a") is var a ? (a.Gate.Version, Text(a.Payload)) : default);
    }

    [Theory]
    [InlineData(SettlementKind.Succeeded, SyncJobStatus.Succeeded)]
    [InlineData(SettlementKind.Failed, SyncJobStatus.Failed)]
    [InlineData(SettlementKind.Cancelled, SyncJobStatus.Cancelled)]
    public async Task Repair_of_any_other_job_changes_nothing(SettlementKind end, SyncJobStatus status)
    {
        await EnqueueAsync(Job("a"));
        var claimed = await ClaimOneAsync();
        Assert.Equal(new EditResult(EditStatus.WrongState, SyncJobStatus.Running), await RepairAsync("a"));
        await SettleAsync(claimed, end);
        Assert.Equal(new EditResult(EditStatus.WrongState, status), await RepairAsync("a"));

        Assert.Equal("\"a\"", Text((await FindAsync("a")).Payload));
    }

    private Task<EditResult> RepairAsync(string name) => EditAsync(new JobEdit.Repair(Id(name), Gate(version: 2), Utf8("\"new\""), 5));
}
