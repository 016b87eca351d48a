using MeshKit.Typed;

namespace DraftSync;

/// <summary>What has happened to each upload of this run. Handlers and the flush write to it; a view reads it. Safe for use from many threads.</summary>
public sealed class UploadLog
{
    private readonly Dictionary<string, UploadRow> _rows = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Raised when something happens that is worth a line: the upload as it stands, and what happened.</summary>
    public event Action<UploadRow, string>? Noted;

    /// <summary>Raised when a chunk is acknowledged or an attempt's outcome is recorded.</summary>
    public event Action? Progressed;

    /// <summary>Says that an upload is queued, with the offset that an earlier run has left.</summary>
    public void Queued(UploadDraft draft, long offset) =>
        Change(draft, row => row with { Offset = offset, State = UploadState.Queued });

    public void Started(UploadDraft draft, long offset)
    {
        Change(
            draft,
            row => row with { Offset = offset, State = UploadState.Uploading, Tries = row.Tries + 1 },
            offset > 0 && offset < draft.Content.Length ? $"resumed at {Size.Text(offset)}" : null);
    }

    public void Advanced(UploadDraft draft, long offset)
    {
        Change(draft, row => row with { Offset = offset });
        Progressed?.Invoke();
    }

    /// <summary>Says that an attempt's outcome is recorded.</summary>
    public void Settled(SyncJobInfo job)
    {
        var draft = job.Payload.As<UploadDraft>()!;
        switch (job.Status)
        {
            case SyncJobStatus.Succeeded:
                var before = job.Result.As<UploadReceipt>() is { WasStoredBefore: true };
                Change(draft, row => row with { State = UploadState.Stored }, before ? "it was stored already" : "stored");
                break;
            case SyncJobStatus.Pending:
                Change(draft, row => row with { State = UploadState.Waiting }, Describe(draft, job));
                break;
            default:
                Change(draft, row => row with { State = UploadState.Failed }, $"{job.Status}: {job.LastError?.Message}");
                break;
        }

        Progressed?.Invoke();
    }

    /// <summary>All uploads as they stand, in the order in which they were queued.</summary>
    public IReadOnlyList<UploadRow> Rows()
    {
        lock (_gate)
            return [.. _rows.Values];
    }

    private static string Describe(UploadDraft draft, SyncJobInfo job)
    {
        var offset = job.Checkpoint.As<UploadProgress>()?.Offset ?? 0;
        return job.LastError switch
        {
            { Type: "retry" } asked => asked.Message,
            { Message: "Cut short: Shutdown." } => "stopped",
            { Type: "System.Threading.Tasks.TaskCanceledException" } => "no answer",
            { Type: "System.Net.Http.HttpRequestException" } => offset < draft.Content.Length ? $"cut off at {Size.Text(offset)}" : "the last answer was lost",
            { } other => other.Message,
            null => "put back",
        };
    }

    private void Change(UploadDraft draft, Func<UploadRow, UploadRow> change, string? note = null)
    {
        UploadRow row;
        lock (_gate)
        {
            row = change(_rows.GetValueOrDefault(draft.DraftId) ?? new UploadRow(draft.DraftId, draft.Content.Length)) with { Length = draft.Content.Length };
            if (note is not null)
                row = row with { Notes = row.Notes.Add(note) };
            _rows[draft.DraftId] = row;
        }

        if (note is not null)
            Noted?.Invoke(row, note);
    }
}
