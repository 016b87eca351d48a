using System.Globalization;

namespace MeshKit.Typed.Sqlite.Tests.Processes;

/// <summary>
/// Processes that enqueue and flush one file are killed at random moments, again and again: what they had acknowledged is there, and each job
/// ends once. <c>MESHKIT_KILLS</c> sets the number of kills.
/// </summary>
[Collection(ProcessesCollection.Name)]
public sealed class KilledProcessTests
{
    private const int KillsOfOneFile = 20;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("MESHKIT_KILLS") ?? "20", CultureInfo.InvariantCulture);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rule01_A_kill_loses_nothing_that_was_acknowledged_and_no_job_ends_twice()
    {
        for (var left = Kills; left > 0; left -= KillsOfOneFile)
            await KillAgainAndAgainAsync(Math.Min(left, KillsOfOneFile));
    }

    [Fact]
    public async Task An_acknowledgement_before_the_commit_is_found_out()
    {
        using var folder = new TempFolder();
        var oracle = new KillOracle(folder.File());
        IReadOnlyList<string> violations = [];
        for (var kills = 0; kills < KillsOfOneFile && violations.Count == 0; kills++)
        {
            await using var host = HostProcess.Start("acknowledge-early", folder.File());
            oracle.Note(await host.ReadAsync(Cancellation));
            await host.KillAsync();
            oracle.Note(host.ReadArrived());
            violations = await oracle.CheckAsync(everyoneIsDead: true, Cancellation);
        }

        Assert.Contains(violations, violation => violation.EndsWith("was acknowledged, and is lost", StringComparison.Ordinal));
    }

    private static async Task KillAgainAndAgainAsync(int kills)
    {
        using var folder = new TempFolder();
        var path = folder.File();
        var oracle = new KillOracle(path);
        string[] modes = ["enqueue", "flush"];
        var hosts = new HostProcess?[modes.Length];
        try
        {
            for (var kill = 1; kill <= kills; kill++)
            {
                for (var i = 0; i < hosts.Length; i++)
                    hosts[i] ??= HostProcess.Start(modes[i], path);

                // One of the two; or both, which leaves the file to nobody.
                int[] victims = Random.Shared.Next(3) switch { 0 => [0], 1 => [1], _ => [0, 1] };

                // Mostly at work; sometimes as early as while it opens the file.
                if (kill % 4 != 1)
                    oracle.Note(await hosts[victims[0]]!.ReadAsync(Cancellation));
                await Task.Delay(Random.Shared.Next(200), Cancellation);
                await Task.WhenAll(victims.Select(victim => hosts[victim]!.KillAsync()));
                foreach (var host in hosts)
                    oracle.Note(host!.ReadArrived());
                await CheckAsync(oracle, kill, everyoneIsDead: victims.Length == hosts.Length);

                foreach (var victim in victims)
                {
                    await hosts[victim]!.DisposeAsync();
                    hosts[victim] = null;
                }
            }
        }
        finally
        {
            foreach (var host in hosts.OfType<HostProcess>())
            {
                await host.DisposeAsync();
                oracle.Note(host.ReadArrived());
            }
        }

        await DrainAsync(path);
        await CheckAsync(oracle, kills, everyoneIsDead: true);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills, {oracle.Facts} facts, {oracle.Outcomes} outcomes");
    }

    /// <summary>What the dead left is there to be run, without waiting for any lease.</summary>
    private static async Task DrainAsync(string path)
    {
        await using var mesh = await Mesh.OpenAsync(new SqliteProvider(path), SyncManifest.Empty, Cancellation);
        await mesh.Sync.FlushAsync(new FlushOptions { Handlers = SyncHandlers.Untyped((_, _) => new(SyncOutcome.Done)) }, Cancellation);

        var left = await mesh.Sync.JobsPageAsync(new JobQuery { Statuses = [SyncJobStatus.Pending, SyncJobStatus.Running] }, Cancellation);
        Assert.Empty(left.Jobs);
    }

    private static async Task CheckAsync(KillOracle oracle, int kill, bool everyoneIsDead)
    {
        var violations = await oracle.CheckAsync(everyoneIsDead, Cancellation);
        Assert.True(violations.Count == 0, $"After kill {kill} and {oracle.Facts} facts: {string.Join("; ", violations.Take(10))}");
    }
}
