using System.Collections.Concurrent;
using Recipes.Photos;

namespace Recipes.Tests.Fakes;

/// <summary>A server in memory. It can be slow: the call that meets <see cref="StallAt"/> does not return.</summary>
internal sealed class PhotoServer : IPhotoServer
{
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<int> Parts { get; } = new();

    public ConcurrentQueue<string> Names { get; } = new();

    public int? StallAt { get; set; }

    /// <summary>Ends when a call stalls.</summary>
    public Task Stalled => _stalled.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    public async Task SendAsync(string photoId, int part, CancellationToken cancellationToken)
    {
        if (part == StallAt)
        {
            _stalled.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        Parts.Enqueue(part);
    }

    public async Task RenameAsync(string photoId, string name, CancellationToken cancellationToken)
    {
        await Task.Delay(5, cancellationToken);
        Names.Enqueue(name);
    }
}
