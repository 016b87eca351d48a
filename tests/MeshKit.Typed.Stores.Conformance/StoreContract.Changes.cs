namespace MeshKit.Typed.Stores.Conformance;

public abstract partial class StoreContract
{
    // Real time: how long a change may take to be noticed, with room for a busy machine.
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_first_wait_for_a_change_answers_at_once() =>
        Assert.NotEqual(0, await Store.WaitForChangeAsync(0, TimeSpan.FromHours(1), Cancellation).AsTask().WaitAsync(Noticed, Cancellation));

    [Fact]
    public async Task A_change_that_happened_before_the_wait_is_not_missed()
    {
        var seen = await SeenAsync();
        await EnqueueAsync(Job("a"));

        Assert.NotEqual(seen, await Store.WaitForChangeAsync(seen, TimeSpan.FromHours(1), Cancellation).AsTask().WaitAsync(Noticed, Cancellation));
    }

    [Fact]
    public async Task A_change_by_this_store_wakes_those_who_wait() => await WakesAsync(() => Store);

    [Fact]
    public async Task A_change_by_another_on_the_same_storage_wakes_those_who_wait()
    {
        var other = await OpenTrackedAsync();

        await WakesAsync(() => other);
    }

    [Fact]
    public async Task A_wait_ends_at_its_timeout_with_the_same_number()
    {
        var seen = await SeenAsync();
        var waiting = Store.WaitForChangeAsync(seen, Seconds(5), Cancellation).AsTask();
        Assert.False(waiting.IsCompleted);

        Assert.Equal(seen, await PassingTimeAsync(waiting));
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var waiting = Store.WaitForChangeAsync(await SeenAsync(), TimeSpan.FromHours(1), cancel.Token).AsTask();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Noticed, Cancellation));
    }

    private async Task WakesAsync(Func<ISyncStore> writer)
    {
        var waiting = Store.WaitForChangeAsync(await SeenAsync(), TimeSpan.FromHours(1), Cancellation).AsTask();
        Assert.False(waiting.IsCompleted);
        await writer().EnqueueAsync([Job("a")], null, Cancellation);

        await PassingTimeAsync(waiting);
    }

    /// <summary>The number to wait from once all that happened so far is seen: a store may answer early.</summary>
    private async Task<long> SeenAsync()
    {
        var seen = 0L;
        while (await Store.WaitForChangeAsync(seen, TimeSpan.Zero, Cancellation) is var now && now != seen)
            seen = now;
        return seen;
    }

    /// <summary>Lets time pass on both clocks until the task ends: a store may poll by its own.</summary>
    private async Task<long> PassingTimeAsync(Task<long> waiting)
    {
        var until = DateTime.UtcNow + Noticed;
        while (!waiting.IsCompleted && DateTime.UtcNow < until)
        {
            await Task.Delay(5, Cancellation);
            await AdvanceAsync(Seconds(0.25));
        }

        Assert.True(waiting.IsCompleted, "The wait has not ended.");
        return await waiting;
    }
}
