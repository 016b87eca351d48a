namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_checkpoint_is_stored_replaced_and_cleared()
    {
        await EnqueueAsync(Job("a"));
        var claimed = await ClaimOneAsync();

        Assert.True(await CheckpointAsync(claimed, "1"));
        Assert.Equal("1", Text((await FindAsync("a")).Checkpoint));
        Assert.True(await CheckpointAsync(claimed, "{\"at\":2}"));
        Assert.Equal("{\"at\":2}", Text((await FindAsync("a")).Checkpoint));
        Assert.True(await CheckpointAsync(claimed, null));
        Assert.Null((await FindAsync("a")).Checkpoint);
    }

    [Fact]
    public async Task A_checkpoint_is_copied_out_of_the_callers_memory()
    {
        await EnqueueAsync(Job("a"));
        var buffer = "12"u8.ToArray();
        await Store.WriteProgressAsync((await ClaimOneAsync()).Lease, new ProgressWrite.Checkpoint(buffer), Cancellation);
        buffer.AsSpan().Fill((byte)'x');

        Assert.Equal("12", Text((await FindAsync("a")).Checkpoint));
    }

    [Fact]
    public async Task Rule01_A_checkpoint_is_there_when_the_store_is_opened_again()
    {
        await EnqueueAsync(Job("a"));
        var claimed = await ClaimOneAsync();
        await CheckpointAsync(claimed, "1");
        await StepAsync(claimed, "charge", "2");
        await ReopenAsync();
        await SettleAsync(claimed, SettlementKind.Release);

        var again = await ClaimOneAsync();
        Assert.Equal(("1", "2"), (Text(again.Job.Checkpoint), Text(Assert.Single(again.Steps).Result)));
    }

    [Fact]
    public async Task Rule15_A_steps_result_replaces_its_start_and_is_never_overwritten()
    {
        await EnqueueAsync(Job("a"));
        var claimed = await ClaimOneAsync();

        Assert.True(await StepAsync(claimed, "charge", null));
        Assert.True(await StepAsync(claimed, "charge", "1"));
        Assert.True(await StepAsync(claimed, "charge", "2"));
        Assert.True(await StepAsync(claimed, "charge", null));

        Assert.Equal("charge=1", await StepsAsync(claimed));
    }

    [Fact]
    public async Task Steps_are_told_apart_by_name_and_by_job()
    {
        await EnqueueAllAsync(Job("a"), Job("b"));
        var claimed = await ClaimAsync();
        await StepAsync(claimed[0], "charge", "1");
        await StepAsync(claimed[0], "Charge", "2");
        await StepAsync(claimed[1], "charge", "3");

        Assert.Equal("Charge=2 charge=1", await StepsAsync(claimed[0]));
        Assert.Equal("charge=3", await StepsAsync(claimed[1]));
    }

    [Fact]
    public async Task Rule03_Progress_under_a_stale_token_writes_nothing()
    {
        await EnqueueAsync(Job("a"));
        var stale = await ClaimOneAsync();
        await SettleAsync(stale, SettlementKind.Return);
        var current = await ClaimOneAsync();

        Assert.False(await CheckpointAsync(stale));
        Assert.False(await StepAsync(stale, "charge", "1"));

        Assert.Null((await FindAsync("a")).Checkpoint);
        Assert.Equal("", await StepsAsync(current));
    }

    [Fact]
    public async Task Progress_of_a_job_that_has_ended_writes_nothing()
    {
        await EnqueueAsync(Job("a"));
        var claimed = await ClaimOneAsync();
        await SettleAsync(claimed, SettlementKind.Succeeded);

        Assert.False(await CheckpointAsync(claimed));
        Assert.Null((await FindAsync("a")).Checkpoint);
    }

    /// <summary>Ends the attempt, and reads the job's steps by claiming it again.</summary>
    private async Task<string> StepsAsync(ClaimedJob job)
    {
        await SettleAsync(job, SettlementKind.Return);
        var again = await ClaimAsync(Request(excluded: [.. Excluding(job)]));
        return string.Join(' ', Assert.Single(again).Steps.Select(step => $"{step.Name}={Text(step.Result)}").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Guid> Excluding(ClaimedJob job) => new[] { Id("a"), Id("b") }.Where(id => id != job.Job.Id);
}
