using MeshKit.Typed;
using MeshKit.Typed.Sqlite;

namespace DraftSync;

/// <summary>One run: queue what has changed, flush it to the server, verify.</summary>
public sealed class App(CommandLine commandLine)
{
    private const int Concurrency = 4;

    private readonly ProgressView _view = ProgressView.Create(commandLine.Plain || commandLine.Crash);

    /// <summary>Runs.</summary>
    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = new DraftFolder(commandLine.Folder ?? Workspace.FindRepository());
        if (!Directory.Exists(folder.Path))
            throw new UsageException($"There is no folder {folder.Path}.");
        var drafts = folder.Scan();
        if (drafts.Count == 0)
            throw new UsageException($"There are no Markdown files in {folder.Path}.");

        using var workspace = Workspace.Open(folder.Path, commandLine.Fresh);
        Console.WriteLine($"{folder.Path}: {drafts.Count} drafts, {Size.Text(drafts.Sum(draft => draft.Content.Length))}");
        if (!workspace.IsInFolder)
            Console.WriteLine($"The folder cannot be written. The queue is kept in {workspace.StateDirectory}.");

        var options = new MeshOptions
        {
            Manifest = DraftSyncJobs.Manifest,

            // A killed run's leases may have to lapse before the next run takes its jobs. The handlers here are quick.
            Limits = new SyncLimits { LeaseDuration = TimeSpan.FromSeconds(2) },
        };
        await using var mesh = await Mesh.OpenAsync(new SqliteProvider(workspace.QueueFile), options, cancellationToken);
        var queue = new DraftQueue(mesh.Sync);
        var queued = await queue.EnqueueChangedAsync(drafts, cancellationToken);
        Console.WriteLine($"{queued} uploads queued in {workspace.QueueFile}");

        var log = await ListUnfinishedAsync(queue, cancellationToken);
        var ids = log.Rows().Select(row => row.DraftId).ToHashSet(StringComparer.Ordinal);
        var faults = new FaultPlan(commandLine.Seed, drafts.Where(draft => ids.Contains(draft.Id)));
        await using var server = await DraftServer.StartAsync(workspace.ServerDirectory, faults, cancellationToken);
        using var api = new DraftApi(server.Address);
        var flush = new FlushOptions
        {
            Handlers = new DraftSyncJobs.Handlers { UploadDraft = new UploadDraftHandler(folder, api, log) },
            Network = commandLine.Offline ? NetworkState.Offline : NetworkState.Online,
            Concurrency = Concurrency,
            OnSettled = log.Settled,
        };
        if (commandLine.Offline)
            return await StayOfflineAsync(mesh.Sync, queue, flush, cancellationToken);

        if (ids.Count > 0)
            await UploadAsync(queue, flush, log, faults, cancellationToken);
        else
            Console.WriteLine("Nothing has changed since the last run: there is nothing to upload.");
        return await VerifyAsync(new Verify(folder, api, mesh.Sync), drafts, cancellationToken);
    }

    /// <summary>Notes what is queued, and says which uploads an earlier run has left half done.</summary>
    private static async Task<UploadLog> ListUnfinishedAsync(DraftQueue queue, CancellationToken cancellationToken)
    {
        var log = new UploadLog();
        await foreach (var job in queue.UnfinishedAsync(cancellationToken))
        {
            var upload = job.Decode();
            var offset = job.Checkpoint.As<UploadProgress>()?.Offset ?? 0;
            log.Queued(upload, offset);
            if (offset > 0)
                Console.WriteLine($"  {upload.DraftId} was cut short: it resumes at {Size.Text(offset)} of {Size.Text(upload.Content.Length)}");
        }

        return log;
    }

    private async Task UploadAsync(DraftQueue queue, FlushOptions flush, UploadLog log, FaultPlan faults, CancellationToken cancellationToken)
    {
        if (commandLine.Crash)
            log.Progressed += new Crash(Console.Out).Arm;
        await _view.ShowAsync(log, queue.FlushUntilEmptyAsync(flush, cancellationToken));
        _view.Report(log);
        Console.WriteLine($"The server failed on purpose: {Describe(faults)}.");
    }

    /// <summary>Flushes without a network: nothing runs, and the queue says why.</summary>
    private static async Task<int> StayOfflineAsync(MeshSync sync, DraftQueue queue, FlushOptions flush, CancellationToken cancellationToken)
    {
        var report = await sync.FlushAsync(flush, cancellationToken);
        Console.WriteLine($"Flushed offline: {report.Processed} jobs were processed.");
        SyncExplanation? explanation = null;
        var waiting = 0;
        await foreach (var job in queue.UnfinishedAsync(cancellationToken))
        {
            waiting++;
            explanation ??= await sync.ExplainAsync(job.Id, cancellationToken: cancellationToken);
        }

        Console.WriteLine(explanation is null ? "Nothing waits." : $"{waiting} jobs stay {explanation.Job.Status}: {explanation.Message}");
        return 0;
    }

    private static async Task<int> VerifyAsync(Verify verify, IReadOnlyList<Draft> drafts, CancellationToken cancellationToken)
    {
        var problems = await verify.FindProblemsAsync(drafts, cancellationToken);
        foreach (var problem in problems)
            Console.WriteLine(problem);
        Console.WriteLine(problems.Count == 0
            ? $"Verified: the server holds all {drafts.Count} drafts byte for byte, and stored each upload exactly once."
            : $"Not verified: {problems.Count} problems.");
        return problems.Count == 0 ? 0 : 1;
    }

    private static string Describe(FaultPlan faults)
    {
        var happened = faults.Happened;
        return string.Join(", ", Enum.GetValues<Fault>().Select(fault => $"{Name(fault)} × {happened.GetValueOrDefault(fault)}"));
    }

    private static string Name(Fault fault) => fault switch
    {
        Fault.Busy => "503",
        Fault.Silence => "no answer",
        Fault.Cut => "connection cut",
        _ => "answer lost",
    };
}
