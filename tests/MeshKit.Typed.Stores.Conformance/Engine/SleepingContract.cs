namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>
/// Rule 17: a device that slept. Its wall clock has moved on, and its timers have not fired: the handler goes on before any heartbeat.
/// </summary>
/// <typeparam name="TStorage">Where a test's jobs are kept.</typeparam>
public abstract class SleepingContract<TStorage> : EngineContract<TStorage>
    where TStorage : EngineStorage, new()
{
    [Fact]
    public async Task Rule17_A_lease_that_may_have_ended_is_renewed_before_the_handler_does_anything_more()
    {
        var (mesh, other) = (await OpenAsync(), await OpenAsync());
        await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), cancellationToken: Cancellation);
        var elsewhere = new List<long>();

        var report = await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
        {
            Sleep();
            await job.OnceAsync("effect", async (_, _) => elsewhere.Add((await FlushAsync(other, Done)).Processed), cancellationToken: stop);
            return SyncOutcome.Done;
        }));

        Assert.Equal([0L], elsewhere);
        Assert.Equal(1, report.Succeeded);
    }

    [Fact]
    public async Task Rule17_A_handler_that_lost_its_job_while_the_device_slept_does_nothing_more()
    {
        var (mesh, other) = (await OpenAsync(), await OpenAsync());
        await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft("1"), cancellationToken: Cancellation);
        var effects = new List<string>();

        await FlushAsync(mesh, On(Jobs.Upload, async (job, stop) =>
        {
            Sleep();
            Assert.Equal(1, (await FlushAsync(other, Done)).Succeeded);
            await FailsAsync(SyncErrorCodes.LeaseLost, () => job.OnceAsync("effect", Effect, cancellationToken: stop));
            await FailsAsync(SyncErrorCodes.LeaseLost, () => job.EnqueueChildAsync("child", Jobs.Note, new Note("a"), cancellationToken: Cancellation));
            return SyncOutcome.Done;
        }));

        Assert.Empty(effects);
        Assert.Equal(1, (await mesh.Sync.StatsAsync(Cancellation)).Counts.Sum(count => count.Count));

        Task Effect(SyncStep step, CancellationToken stop)
        {
            effects.Add(step.Name);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Rule17_What_was_claimed_ahead_of_the_sleep_does_not_begin_where_another_has_run_it()
    {
        var (mesh, other) = (await OpenAsync(), await OpenAsync());
        for (var i = 0; i < 8; i++)
            await mesh.Sync.EnqueueAsync(Jobs.Upload, new UploadDraft($"{i}"), cancellationToken: Cancellation);
        var ran = new List<string>();
        var slept = false;

        await FlushAsync(mesh, On(Jobs.Upload, async (job, _) =>
        {
            ran.Add(job.Payload.DraftId);
            if (!slept && ran.Count == 4)
            {
                slept = true;
                Sleep();
                await FlushAsync(other, On(Jobs.Upload, theirs =>
                {
                    ran.Add(theirs.Payload.DraftId);
                    return SyncOutcome.Done;
                }));
            }

            return SyncOutcome.Done;
        }));

        // The one that slept runs twice, since it had begun; no other does.
        Assert.Equal(["0", "1", "2", "3", "3", "4", "5", "6", "7"], ran.Order());
    }

    /// <summary>The time that the clock shows goes on; what it would have fired does not fire.</summary>
    private void Sleep() => Time.AdjustTime(Time.GetUtcNow() + TimeSpan.FromHours(1));
}
