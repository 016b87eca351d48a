using System.Collections.ObjectModel;
using MeshKit.Typed;
using Recipes.Photos;

namespace Recipes.Screen;

/// <summary>The uploads that are not done yet, as they proceed. A list control binds to <see cref="Rows"/>.</summary>
public sealed class UploadScreen(MeshSync sync)
{
    // What the screen shows and no more: the query is read again at each change.
    private static readonly JobQuery Unfinished = new()
    {
        Kind = RecipesJobs.UploadPhoto.Kind,
        Statuses = [SyncJobStatus.Pending, SyncJobStatus.Running, SyncJobStatus.Failed],
    };

    public ObservableCollection<UploadRow> Rows { get; } = [];

    /// <summary>
    /// Fills the rows until the screen is closed. Called on the UI's thread it stays there, since nothing is awaited with
    /// ConfigureAwait(false): the rows may be changed here.
    /// </summary>
    public async Task ShowAsync(CancellationToken closed)
    {
        try
        {
            await foreach (var job in sync.WatchAsync(Unfinished, closed))
                Show(job);
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The screen is gone.
        }
    }

    private void Show(SyncJobInfo job)
    {
        var photo = job.Payload.As<UploadPhoto>()!;
        var row = new UploadRow(photo.PhotoId, (double)(job.Checkpoint.As<UploadedParts>()?.Count ?? 0) / photo.Parts, Describe(job));
        var index = Rows.Index().FirstOrDefault(entry => entry.Item.PhotoId == photo.PhotoId, (Index: -1, Item: row)).Index;

        // A job that has left the query is told of once more: uploaded, cancelled, or replaced by one that has a row of its own.
        var isOver = job.Status is not (SyncJobStatus.Pending or SyncJobStatus.Running or SyncJobStatus.Failed);
        if (isOver && index >= 0)
            Rows.RemoveAt(index);
        else if (!isOver && index >= 0)
            Rows[index] = row;
        else if (!isOver)
            Rows.Add(row);
    }

    private static string Describe(SyncJobInfo job) => job switch
    {
        { Status: SyncJobStatus.Running } => "uploading",
        { Status: SyncJobStatus.Failed } => "could not be uploaded",
        { LastError: not null } => $"trying again at {job.DueAt.ToLocalTime():t}",
        _ => "waiting",
    };
}
