namespace MeshKit.Typed.Docs.Tests.Sample;

public sealed class DraftSyncTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("draftsync-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_draft_is_verified_although_the_server_fails_in_every_way()
    {
        WriteDrafts(12, bytes: 20_000);
        var output = await RunVerifiedAsync();
        Assert.Contains(Verification(12), output, StringComparison.Ordinal);
        var faults = output.Split('\n').Single(line => line.StartsWith("The server failed on purpose:", StringComparison.Ordinal));
        Assert.DoesNotContain("× 0", faults, StringComparison.Ordinal);
        Assert.Contains("resumed at", output, StringComparison.Ordinal);
        Assert.Contains("it was stored already", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_again_and_again_it_loses_nothing_and_stores_nothing_twice()
    {
        const int Rounds = 4;
        WriteDrafts(30, bytes: 60_000);
        var resumed = false;
        for (var round = 0; round < Rounds; round++)
        {
            var (killed, story) = await DraftSyncProcess.RunAsync(_folder.FullName, "--crash");
            Assert.NotEqual(0, killed);
            Assert.DoesNotContain("Verified", story, StringComparison.Ordinal);
            resumed |= story.Contains("was cut short: it resumes at", StringComparison.Ordinal);
        }

        var output = await RunVerifiedAsync();
        Assert.Contains(Verification(30), output, StringComparison.Ordinal);
        Assert.True(resumed || output.Contains("was cut short: it resumes at", StringComparison.Ordinal), output);
    }

    [Fact]
    public async Task Offline_the_jobs_stay_pending_and_say_why()
    {
        WriteDrafts(3, bytes: 100);
        var (exitCode, output) = await DraftSyncProcess.RunAsync("--folder", _folder.FullName, "--offline");
        Assert.Equal(0, exitCode);
        Assert.Contains("3 uploads queued", output, StringComparison.Ordinal);
        Assert.Contains("3 jobs stay Pending: The job needs the network", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, ".drafts", "server", "drafts")) &&
            Directory.EnumerateFiles(Path.Combine(_folder.FullName, ".drafts", "server", "drafts"), "*", SearchOption.AllDirectories).Any());
    }

    [Fact]
    public async Task A_second_run_uploads_only_what_has_changed()
    {
        WriteDrafts(4, bytes: 100);
        await RunVerifiedAsync();
        Assert.Contains("0 uploads queued", (await DraftSyncProcess.RunAsync(_folder.FullName)).Output, StringComparison.Ordinal);
        await File.AppendAllTextAsync(Path.Combine(_folder.FullName, "draft-2.md"), "One more line.\n", TestContext.Current.CancellationToken);
        var output = await RunVerifiedAsync();
        Assert.Contains("1 uploads queued", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_that_the_server_has_lost_or_changed_are_not_verified()
    {
        WriteDrafts(4, bytes: 100);
        await RunVerifiedAsync();
        var stored = Directory.GetFiles(Path.Combine(_folder.FullName, ".drafts", "server", "drafts"), "*", SearchOption.AllDirectories);
        File.Delete(stored[0]);
        await File.WriteAllTextAsync(stored[1], "something else", TestContext.Current.CancellationToken);
        var twice = Path.GetFileName(stored[2]);
        File.Copy(stored[2], Path.Combine(Path.GetDirectoryName(stored[2])!, "2000000000" + twice[10..]));
        var (exitCode, output) = await DraftSyncProcess.RunAsync(_folder.FullName);
        Assert.Equal(1, exitCode);
        Assert.Contains(": lost.", output, StringComparison.Ordinal);
        Assert.Contains(": different.", output, StringComparison.Ordinal);
        Assert.Contains("stored 2 times.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_that_make_no_sense_are_refused_with_code_2()
    {
        Assert.Equal(2, (await DraftSyncProcess.RunAsync("--frobnicate")).ExitCode);
        Assert.Equal(2, (await DraftSyncProcess.RunAsync(Path.Combine(_folder.FullName, "missing"))).ExitCode);
        Assert.Equal(2, (await DraftSyncProcess.RunAsync(_folder.FullName)).ExitCode);
        Assert.Equal(2, (await DraftSyncProcess.RunAsync("--seed", "many")).ExitCode);
        Assert.Equal(0, (await DraftSyncProcess.RunAsync("--help")).ExitCode);
    }

    /// <summary>Runs the sample on the folder. Where it fails, what it printed is the message.</summary>
    private async Task<string> RunVerifiedAsync()
    {
        var (exitCode, output) = await DraftSyncProcess.RunAsync(_folder.FullName);
        Assert.True(exitCode == 0, $"Exit code {exitCode}:\n{output}");
        return output;
    }

    private static string Verification(int drafts) =>
        $"Verified: the server holds all {drafts} drafts byte for byte, and stored each upload exactly once.";

    private void WriteDrafts(int count, int bytes)
    {
        var random = new Random(1);
        for (var i = 0; i < count; i++)
        {
            var text = new char[bytes];
            for (var at = 0; at < text.Length; at++)
                text[at] = at % 60 == 59 ? '\n' : (char)random.Next('a', 'z' + 1);
            File.WriteAllText(Path.Combine(_folder.FullName, $"draft-{i}.md"), new string(text));
        }
    }
}
