namespace DraftSync.Tests;

/// <summary>A folder with one draft, the server, and the handler between them.</summary>
internal sealed class UploadWorld : IAsyncDisposable
{
    private readonly DirectoryInfo _root;
    private readonly DraftServer _server;
    private readonly DraftApi _api;

    private UploadWorld(DirectoryInfo root, DraftServer server)
    {
        _root = root;
        _server = server;
        _api = new DraftApi(server.Address);
        Folder = new DraftFolder(Path.Combine(root.FullName, "drafts"));
        Handler = new UploadDraftHandler(Folder, _api, Log);
    }

    public const string DraftId = "notes/monday.md";

    public DraftFolder Folder { get; }

    public UploadLog Log { get; } = new();

    public UploadDraftHandler Handler { get; }

    /// <summary>The upload of the draft as it is now.</summary>
    public UploadDraft Upload
    {
        get
        {
            var draft = Folder.Scan().Single();
            return new UploadDraft(draft.Id, draft.Content);
        }
    }

    /// <summary>Starts a server that fails as said, with a draft of a few chunks in front of it.</summary>
    public static async Task<UploadWorld> StartAsync(params Fault[] faults)
    {
        var root = Directory.CreateTempSubdirectory("draftsync-tests-");
        var server = await DraftServer.StartAsync(Path.Combine(root.FullName, "server"), FaultPlan.Of(DraftId, faults), TestContext.Current.CancellationToken);
        var world = new UploadWorld(root, server);
        world.Write(string.Concat(Enumerable.Range(0, 400).Select(line => $"Line {line} of a draft.\n")));
        return world;
    }

    public void Write(string text)
    {
        var path = Path.Combine(Folder.Path, DraftId);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Delete() => File.Delete(Path.Combine(Folder.Path, DraftId));

    /// <summary>Whether the server holds the draft as it is now.</summary>
    public async Task<bool> IsHeldAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var draft = await Folder.ReadAllAsync(DraftId, cancellation);
        return await _api.GetAsync(DraftId, cancellation) is { } held && held.AsSpan().SequenceEqual(draft);
    }

    /// <summary>How often the server has stored something for a job.</summary>
    public async Task<int> StoredAsync(Guid jobId) => (await _api.StoredCountsAsync(TestContext.Current.CancellationToken)).GetValueOrDefault(jobId);

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await _server.DisposeAsync();
        _root.Delete(recursive: true);
    }
}
