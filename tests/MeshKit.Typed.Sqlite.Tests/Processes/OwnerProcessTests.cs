using System.Diagnostics;

namespace MeshKit.Typed.Sqlite.Tests.Processes;

/// <summary>A process that really dies while it holds a job, and one that lives on.</summary>
[Collection(ProcessesCollection.Name)]
public sealed class OwnerProcessTests : IDisposable
{
    // A lease lasts 30 s: what is faster did not wait for it.
    private static readonly TimeSpan WellBeforeTheLeaseEnds = TimeSpan.FromSeconds(10);

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rule17_A_killed_owners_job_is_taken_at_the_next_opening()
    {
        await using var host = await HoldAJobAsync();
        await host.KillAsync();
        var killed = Stopwatch.StartNew();

        await using var mesh = await OpenAsync();
        var attempts = await FlushAsync(mesh);

        Assert.Equal([2], attempts);
        Assert.InRange(killed.Elapsed, TimeSpan.Zero, WellBeforeTheLeaseEnds);
    }

    [Fact]
    public async Task A_killed_owners_job_is_taken_by_a_process_that_was_there_before()
    {
        await using var mesh = await OpenAsync();
        await using var host = await HoldAJobAsync();
        await host.KillAsync();
        var killed = Stopwatch.StartNew();

        var attempts = await FlushAsync(mesh);
        while (attempts.Count == 0 && killed.Elapsed < WellBeforeTheLeaseEnds)
        {
            await Task.Delay(50, Cancellation);
            attempts = await FlushAsync(mesh);
        }

        Assert.Equal([2], attempts);
    }

    [Fact]
    public async Task A_living_owner_keeps_its_job_while_others_open_the_file()
    {
        await using var host = await HoldAJobAsync();
        await using (var mesh = await OpenAsync())
        {
            Assert.Empty(await FlushAsync(mesh));
            Assert.Equal(SyncJobStatus.Running, (await OnlyJobAsync(mesh)).Status);
        }

        await using var next = await OpenAsync();
        Assert.Empty(await FlushAsync(next));
        await host.TellAsync("finish");

        var job = await OnlyJobAsync(next);
        Assert.Equal($"settled {job.Id} Succeeded", await host.ReadAsync(Cancellation));
        job = await OnlyJobAsync(next);
        Assert.Equal((SyncJobStatus.Succeeded, 1), (job.Status, job.Attempt));
    }

    private Task<Mesh> OpenAsync() => Mesh.OpenAsync(new SqliteProvider(_folder.File()), SyncManifest.Empty, Cancellation);

    /// <summary>Enqueues a job, and starts a process that holds it.</summary>
    private async Task<HostProcess> HoldAJobAsync()
    {
        await using (var mesh = await OpenAsync())
            await mesh.Sync.EnqueueAsync(new EnqueueRequest { Kind = "held", Payload = "{}"u8.ToArray() }, Cancellation);
        var host = HostProcess.Start("hold", _folder.File());
        Assert.StartsWith("claimed", await host.ReadAsync(Cancellation), StringComparison.Ordinal);
        return host;
    }

    /// <summary>Runs what there is, and says at which attempt each was.</summary>
    private static async Task<List<int>> FlushAsync(Mesh mesh)
    {
        var attempts = new List<int>();
        await mesh.Sync.FlushAsync(
            new FlushOptions
            {
                Handlers = SyncHandlers.Untyped((job, _) =>
                {
                    attempts.Add(job.Attempt);
                    return new(SyncOutcome.Done);
                }),
            },
            Cancellation);
        return attempts;
    }

    private static async Task<SyncJobInfo> OnlyJobAsync(Mesh mesh) =>
        Assert.Single((await mesh.Sync.JobsPageAsync(new JobQuery(), Cancellation)).Jobs);
}
